import { expect, test, vi } from 'vitest';
import { run, SCENARIOS } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { runText } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

/** An engine whose stacks name no file, as WebKit's, while `isBlind`. */
const engine = vi.hoisted(() => ({ isBlind: true }));

vi.mock(import('../../../src/sim/source/stackLines.ts'), async (original) => {
  const whole = await original();
  return { ...whole, lineInStack: (stack, file) => (engine.isBlind ? null : whole.lineInStack(stack, file)) };
});

const linesOf = ({ events }: Trace) =>
  events.flatMap((event) => (event.type === 'request-sent' ? [`${event.request} ${event.line}`] : []));

async function inBoth(
  make: () => Promise<Trace>,
): Promise<readonly [blind: readonly string[], seeing: readonly string[]]> {
  engine.isBlind = true;
  const blind = linesOf(await make());
  engine.isBlind = false;
  return [blind, linesOf(await make())];
}

const RUNS = WRAPPERS.flatMap(({ id }) => SCENARIOS.map((scenario) => ({ id, scenario })));

test('where stacks tell nothing, each request of a built-in wrapper has the same line', async () => {
  for (const { id, scenario } of drawn(RUNS, 20)) {
    const [blind, seeing] = await inBoth(() => run({ source: sourceOf(id), scenario, schedule: { by: 'time' } }));
    expect({ id, blind }).toEqual({ id, blind: seeing });
  }
});

const OWN = `import { fetchBaseQuery, retry } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({ baseUrl: '/api' });
const again = retry(raw, { maxRetries: 1 });
const send = (args, api, extra) =>
  raw(args, api, extra);
export const baseQueryWithReauth = async (args, api, extra) => {
  await fetch('/api/posts');
  await again(args, api, extra);
  return send(args, api, extra);
};
`;

test('a reader’s own has its lines too, where it calls fetch, or what fetchBaseQuery gave; what a library sends has none', async () => {
  const both = await inBoth(() => runText(OWN, { scenario: 'one-expired' }));
  const lines = ['app.1 7', 'posts.1 null', 'posts.2 null', 'posts.3 5'];
  expect(both).toEqual([lines, lines]);
});
