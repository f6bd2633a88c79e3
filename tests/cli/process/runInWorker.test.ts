import { expect, test } from 'vitest';
import { runInWorker } from '../../../src/cli/process/runInWorker.ts';
import { readBuiltInWrapper, readWrapperFile } from '../../../src/cli/sources.ts';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import type { RunRequest } from '../../../src/sim/index.ts';
import { sourceFrom } from '../../support/sources.ts';
import { folderWithWrapper } from '../wrapperFile.ts';

const requestFor = async (body: string): Promise<RunRequest> => ({
  source: await readWrapperFile('mine.ts', await folderWithWrapper(body)),
  scenario: scenarioOf('fresh'),
  schedule: { by: 'time' },
});

test.for([
  ['a loop', '  while (true) {}'],
  ['a loop that awaits', '  while (true) await null;'],
  ['a loop that fills the memory', '  const all = [];\n  while (true) all.push(new Array(1000).fill(all.length));'],
])('%s without end is ended, with a sentence', async ([, body]) => {
  const request = await requestFor(body ?? '');
  const { text } = request.source;
  await expect(runInWorker(request, { limitMs: 200 })).rejects.toMatchObject({
    problem: { kind: 'endless', at: { line: text.split('\n').findIndex((line) => line.includes('while')) + 1 } },
    message: expect.stringMatching(
      /^Failed to run mine\.ts: line \d+: it did not come to an end within 0\.2 seconds\. Look at the loop there: nothing in it ends it\.$/,
    ) as string,
  });
});

test('what the simulator refuses is refused in the same words', async () => {
  const request = await requestFor('  }');
  const refusal: unknown = await run(request).catch((error: unknown) => error);
  await expect(runInWorker(request)).rejects.toEqual(refusal);
});

test('a trace from the worker is the trace of the same run in this thread', async () => {
  const { text } = await readBuiltInWrapper({ id: 'mutex', file: 'mutex.ts' });
  const request: RunRequest = {
    source: sourceFrom(text),
    scenario: scenarioOf('late-401'),
    schedule: { by: 'time' },
  };
  expect(await runInWorker(request)).toEqual(await run(request));
});
