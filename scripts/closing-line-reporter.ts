import type { Reporter, SerializedError, TestModule, TestState } from 'vitest/node';

/** What of a finished test file the closing line needs. */
export interface CountedModule {
  readonly tests: () => readonly TestState[];
  readonly errors: () => readonly SerializedError[];
  /** The errors of each of its suites. */
  readonly suiteErrors: () => readonly (readonly SerializedError[])[];
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts what passed and what failed. A file that could not be loaded, a hook that failed and an error outside of any
 * test count as one failure each.
 */
export function countsOf(modules: readonly CountedModule[], unhandled: readonly SerializedError[]): Counts {
  const states = modules.flatMap((module) => module.tests());
  const groups = modules.flatMap((module) => [module.errors(), ...module.suiteErrors()]);
  const broken = groups.filter((errors) => errors.length > 0).length + unhandled.length;
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + broken,
  };
}

/** `N passed, M failed`. A run that ends with an error code never reads `0 failed`, even when no test was reached. */
export function closingLine({ passed, failed }: Counts, exitCode: number): string {
  return `${passed} passed, ${exitCode === 0 ? failed : Math.max(1, failed)} failed`;
}

/** Prints the closing line, alone on its line, after everything else that Vitest prints. */
export function closingLineReporter(): Reporter {
  let counts: Counts = { passed: 0, failed: 0 };
  return {
    onInit() {
      // Other reporters print their summary when the run ends, and some errors come later still.
      process.once('exit', (code) => process.stdout.write(`${closingLine(counts, code)}\n`));
    },
    onTestRunEnd(modules, unhandled) {
      counts = countsOf(modules.map(countedOf), unhandled);
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
