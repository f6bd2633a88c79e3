import { expect, test } from 'vitest';
import { closingLine, countsOf } from '../../scripts/closing-line-reporter.ts';
import type { CountedModule } from '../../scripts/closing-line-reporter.ts';

type State = ReturnType<CountedModule['tests']>[number];

const moduleOf = (states: readonly State[], moduleErrors = 0, suiteErrors: readonly number[] = []): CountedModule => ({
  errors: () => errors(moduleErrors),
  tests: () => states,
  suiteErrors: () => suiteErrors.map(errors),
});

const errors = (count: number): { message: string }[] => Array.from({ length: count }, () => ({ message: 'broken' }));

test('passed and failed tests are counted over all files', () => {
  expect(countsOf([moduleOf(['passed', 'failed']), moduleOf(['passed'])], [])).toEqual({ passed: 2, failed: 1 });
});

test('a skipped test neither passed nor failed', () => {
  expect(countsOf([moduleOf(['passed', 'skipped'])], [])).toEqual({ passed: 1, failed: 0 });
});

test('a file that could not be loaded is a failure', () => {
  expect(countsOf([moduleOf([], 1)], [])).toEqual({ passed: 0, failed: 1 });
});

test('a hook that failed is a failure', () => {
  expect(countsOf([moduleOf(['passed'], 0, [1])], [])).toEqual({ passed: 1, failed: 1 });
});

test('an error outside of any test is a failure', () => {
  expect(countsOf([moduleOf(['passed'])], errors(1))).toEqual({ passed: 1, failed: 1 });
});

test('without tests nothing passed and nothing failed', () => {
  expect(countsOf([], [])).toEqual({ passed: 0, failed: 0 });
});

test('the line says how many passed and how many failed', () => {
  expect(closingLine({ passed: 12, failed: 0 }, 0)).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 12, failed: 3 }, 1)).toBe('12 passed, 3 failed');
});

test('a run that broke before its tests does not read as if nothing had failed', () => {
  expect(closingLine({ passed: 0, failed: 0 }, 1)).toBe('0 passed, 1 failed');
});
