import { expect, test } from 'vitest';
import { closingLine } from '../../scripts/closing-line-reporter.ts';
import type { CountedModule } from '../../scripts/closing-line-reporter.ts';

type State = ReturnType<CountedModule['tests']>[number];

const moduleOf = (states: readonly State[], moduleErrors = 0, suiteErrors: readonly number[] = []): CountedModule => ({
  errors: () => errors(moduleErrors),
  tests: () => states,
  suiteErrors: () => suiteErrors.map(errors),
});

const errors = (count: number): { message: string }[] => Array.from({ length: count }, () => ({ message: 'broken' }));

test('passed and failed tests are counted over all files', () => {
  expect(closingLine([moduleOf(['passed', 'failed']), moduleOf(['passed'])], [])).toBe('2 passed, 1 failed');
});

test('a skipped test neither passed nor failed', () => {
  expect(closingLine([moduleOf(['passed', 'skipped'])], [])).toBe('1 passed, 0 failed');
});

test('a file that could not be loaded is a failure', () => {
  expect(closingLine([moduleOf([], 1)], [])).toBe('0 passed, 1 failed');
});

test('a hook that failed is a failure', () => {
  expect(closingLine([moduleOf(['passed'], 0, [1])], [])).toBe('1 passed, 1 failed');
});

test('an error outside of any test is a failure', () => {
  expect(closingLine([moduleOf(['passed'])], errors(1))).toBe('1 passed, 1 failed');
});

test('without tests nothing passed and nothing failed', () => {
  expect(closingLine([], [])).toBe('0 passed, 0 failed');
});
