import { expect, onTestFinished, test, vi } from 'vitest';
import { run, scenarioOf, traceToText } from '../../src/sim/index.ts';
import type { RunOptions } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

const source = sourceOf('mutex');

async function textsOf(times: number, options: RunOptions): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  for (let done = 0; done < times; done += 1) {
    const trace = await run({ source, scenario: scenarioOf('three-at-once'), schedule: { by: 'time' } }, options);
    texts.add(traceToText(trace));
  }
  return texts;
}

test('in Chromium, sixty runs give one and the same text', async () => {
  expect((await textsOf(60, {})).size).toBe(1);
});

test('a browser without a task scheduler settles by marks, and one without those by messages, with the same result', async () => {
  const [right] = await textsOf(1, {});
  onTestFinished(() => void vi.unstubAllGlobals());
  for (const missing of ['scheduler', 'PerformanceObserver']) {
    vi.stubGlobal(missing, undefined);
    Reflect.deleteProperty(globalThis, missing);
    expect(missing in globalThis).toBe(false);
    expect(await textsOf(20, {})).toEqual(new Set([right]));
  }
  expect(performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('reauth-lab'))).toEqual([]);
});

test('in Chromium, native responses take tasks to be read: a run that waits for them is told of, or is another run', async () => {
  const [right = ''] = await textsOf(1, {});
  const native = await textsOf(1, {
    respond: ({ body, status, headers }) => new Response(status === 204 ? null : body, { status, headers }),
  }).catch((error: unknown) => new Set([String(error)]));
  expect(native.size).toBe(1);
  expect(native).not.toContain(right);
});
