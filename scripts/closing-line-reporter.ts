import type { Reporter, SerializedError, TestModule, TestState } from 'vitest/node';

/** What of a finished test file the closing line needs. */
export interface CountedModule {
  readonly tests: () => readonly TestState[];
  readonly errors: () => readonly SerializedError[];
  /** The errors of each of its suites. */
  readonly suiteErrors: () => readonly (readonly SerializedError[])[];
}

/**
 * Counts what passed and what failed. A file that could not be loaded, a hook that failed and an error outside of any
 * test count as one failure each, so that a run that is not green never reads `0 failed`.
 */
export function closingLine(modules: readonly CountedModule[], unhandled: readonly SerializedError[]): string {
  const states = modules.flatMap((module) => module.tests());
  const broken = [
    unhandled.map((error) => [error]),
    ...modules.map((module) => [module.errors(), ...module.suiteErrors()]),
  ]
    .flat()
    .filter((errors) => errors.length > 0);
  const passed = states.filter((state) => state === 'passed');
  const failed = states.filter((state) => state === 'failed');
  return `${passed.length} passed, ${failed.length + broken.length} failed`;
}

/** Prints `N passed, M failed`, alone on its line, after everything else that Vitest prints. */
export function closingLineReporter(): Reporter {
  let line = closingLine([], []);
  return {
    onInit() {
      // Other reporters print their summary when the run ends, and some errors come later still.
      process.once('exit', () => process.stdout.write(`${line}\n`));
    },
    onTestRunEnd(modules, unhandled) {
      line = closingLine(modules.map(countedOf), unhandled);
    },
  };
}

function countedOf(module: TestModule): CountedModule {
  return {
    tests: () => [...module.children.allTests()].map((test) => test.result().state),
    errors: () => module.errors(),
    suiteErrors: () => [...module.children.allSuites()].map((suite) => suite.errors()),
  };
}
