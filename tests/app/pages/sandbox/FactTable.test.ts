import { expect, test } from 'vitest';
import { compareFacts } from '../../../../src/app/pages/sandbox/FactTable.tsx';
import { applySettings, run, scenarioOf } from '../../../../src/sim/index.ts';
import { sourceOf } from '../../../support/sources.ts';
import { runByTime } from '../../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const check = await runByTime('mutex-token-check', 'late-401');

test('the facts of two runs are side by side, those that differ first', () => {
  expect(compareFacts(mutex, check).map(({ label, a, b }) => `${label}: ${a}, ${b}`)).toEqual([
    'refresh requests: 2, 1',
    'requests in all: 8, 7',
    'Comments filled after: 470 ms, 370 ms',
    'Posts filled after: 200 ms, 200 ms',
    'Users filled after: 250 ms, 250 ms',
    'forced logouts: 0, 0',
    'calls succeeded: 3 of 3, 3 of 3',
    'outcome: all succeeded, all succeeded',
  ]);
});

test('one wrapper with two servers: what the servers have different comes first', async () => {
  const scenario = applySettings(scenarioOf('three-at-once'), { rotation: 'off' });
  const off = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  const facts = compareFacts(await runByTime('no-mutex', 'three-at-once'), off);
  expect(facts[0]).toEqual({ label: 'whether a refresh token works once', a: 'rotate', b: 'off' });
  expect(facts.find(({ label }) => label === 'forced logouts')).toEqual({ label: 'forced logouts', a: '2', b: '0' });
});

test('in a chosen order calls are filled after steps', async () => {
  const request = { source: sourceOf('mutex'), scenario: scenarioOf('one-expired') };
  const trace = await run({ ...request, schedule: { by: 'choices', choices: [], then: 'first' } });
  expect(compareFacts(trace, trace).find(({ label }) => label === 'Posts filled after')?.a).toBe('7 steps');
});
