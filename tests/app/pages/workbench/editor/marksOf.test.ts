import { expect, test } from 'vitest';
import type { Witness } from '../../../../../src/app/pages/workbench/checks/useWitnesses.ts';
import { faultOf, marksOf } from '../../../../../src/app/pages/workbench/editor/marksOf.ts';
import { run, scenarioOf } from '../../../../../src/sim/index.ts';
import type { CheckId } from '../../../../../src/sim/index.ts';
import { sourceOf } from '../../../../support/sources.ts';

const trace = await run({
  source: sourceOf('plain'),
  scenario: scenarioOf('one-expired'),
  schedule: { by: 'time' },
});
const witness = (check: CheckId, line: number | null): Witness => ({
  check,
  because: 'so',
  trace,
  line,
  scenario: 'one-expired',
  settings: {},
  schedule: { by: 'time' },
  step: 1,
  request: null,
});

const AT_ONCE = witness('one-refresh-at-once', 34);
const FRESH = witness('fresh-refresh-token', 34);

test('a line says what it violates, the check that is shown first', () => {
  expect(marksOf([AT_ONCE, FRESH], FRESH, null)).toEqual([
    { line: 34, note: 'Fresh refresh token, and 1 more', isCurrent: false },
  ]);
});

test('the line where the code stands is marked, also where it violates nothing', () => {
  expect(marksOf([AT_ONCE], AT_ONCE, 12)).toEqual([
    { line: 34, note: 'One refresh at once', isCurrent: false },
    { line: 12, note: '', isCurrent: true },
  ]);
});

test('a check without a line marks none', () => {
  expect(marksOf([witness('no-endless-loop', null)], undefined, null)).toEqual([]);
});

test('the line that keeps a wrapper from running is marked', () => {
  const at = { of: 'line', file: 'a.ts', line: 3, column: null } as const;
  const problem = { kind: 'syntax', deed: 'read a.ts', cause: 'it is odd', remedy: 'Correct it.', at } as const;
  expect(faultOf(problem)).toEqual([{ line: 3, note: 'cannot be run', isCurrent: false }]);
  expect(faultOf({ ...problem, at: null })).toEqual([]);
});
