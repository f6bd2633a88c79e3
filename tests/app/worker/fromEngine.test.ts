import { expect, test } from 'vitest';
import { isFromEngine } from '../../../src/app/worker/fromEngine.ts';
import { run, runChecks, scenarioOf } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

test('what an engine says is taken', async () => {
  const source = sourceOf('mutex');
  const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  const [result] = await runChecks(source, { only: ['refreshes-and-repeats'] });
  const messages = [
    { id: 1, as: 'begun' },
    { id: 1, as: 'ran', trace },
    {
      id: 1,
      as: 'problem',
      problem: { kind: 'syntax', deed: 'read a.ts', cause: 'it is odd', remedy: 'Correct it.', at: null },
    },
    { id: 1, as: 'checking', check: 'refreshes-and-repeats', runs: 3 },
    { id: 1, as: 'checked', result },
    { id: 1, as: 'all-checked' },
    { id: 1, as: 'looked', count: 2 },
    { id: 1, as: 'handed-out', helper: 0, number: 1, plan: { steps: [], sleep: [] }, request: { source } },
    { id: 1, as: 'ran-plan', record: { steps: [] } },
  ];
  expect(messages.filter((message) => !isFromEngine(message))).toEqual([]);
});

test.each([
  ['nothing', null],
  ['a text', 'trace'],
  ['a message of another kind', { id: 1, as: 'navigate', to: 'https://example.org' }],
  ['a trace without events', { id: 1, as: 'ran', trace: {} }],
  ['what names no job', { as: 'begun' }],
  ['a run for a helper that is no number', { id: 1, as: 'handed-out', helper: 'x', number: 1, plan: {}, request: {} }],
  ['the result of a check that there is not', { id: 1, as: 'checked', result: { id: 'x', holds: false, because: '' } }],
  [
    'a check that holds and does not say if it was tested',
    { id: 1, as: 'checked', result: { id: 'no-endless-loop', holds: true, because: '' } },
  ],
])('%s is not taken', (_name, message) => {
  expect(isFromEngine(message)).toBe(false);
});
