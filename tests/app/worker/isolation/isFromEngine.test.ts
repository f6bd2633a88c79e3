import { expect, test } from 'vitest';
import { isFromEngine } from '../../../../src/app/worker/isolation/isFromEngine.ts';
import { run, runChecks, scenarioOf } from '../../../../src/sim/index.ts';
import { sourceOf } from '../../../support/sources.ts';

test('what an engine says is taken', async () => {
  const source = sourceOf('mutex');
  const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  const [result] = await runChecks(source, { only: ['refreshes-and-repeats'] });
  const messages = [
    { id: 1, as: 'begun' },
    { id: 1, as: 'trace', trace },
    { id: 1, as: 'problem', problem: { kind: 'syntax', message: 'Failed to read a.ts.', place: null } },
    { as: 'checking', check: 'refreshes-and-repeats', runs: 3 },
    { as: 'checked', result },
    { as: 'all-checked' },
    { as: 'looked', count: 2 },
    { as: 'handed-out', hand: 0, job: 1, plan: { steps: [], sleep: [] }, request: { source } },
    { as: 'ran-plan', job: 1, record: { steps: [] } },
  ];
  expect(messages.filter((message) => !isFromEngine(message))).toEqual([]);
});

test.each([
  ['nothing', null],
  ['a text', 'trace'],
  ['a message of another kind', { id: 1, as: 'navigate', to: 'https://example.org' }],
  ['a trace without events', { id: 1, as: 'trace', trace: {} }],
  ['a run without an id', { as: 'begun' }],
  ['a run for a hand that is no number', { as: 'handed-out', hand: 'x', job: 1, plan: {}, request: {} }],
  ['the result of a check that there is not', { as: 'checked', result: { id: 'x', holds: false, because: '' } }],
  [
    'a check that holds and does not say if it was tested',
    { as: 'checked', result: { id: 'no-endless-loop', holds: true, because: '' } },
  ],
])('%s is not taken', (_name, message) => {
  expect(isFromEngine(message)).toBe(false);
});
