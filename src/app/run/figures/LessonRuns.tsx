import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { createRunner } from '../../../quiz/index.ts';
import type { Runner, RunSpec } from '../../../quiz/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { sourceOf } from '../sources.ts';

const RunnerContext = createContext<Runner | null>(null);

/** Runs of a page: each is run once, in the simulator's worker. */
export function LessonRuns({ children }: { children: ReactNode }) {
  const simulator = useSimulator();
  const runner = useMemo(
    () => createRunner({ source: (id) => sourceOf(wrapperOf(id)), run: (request) => simulator.run(request) }),
    [simulator],
  );
  return <RunnerContext value={runner}>{children}</RunnerContext>;
}

/** The runner of the page. */
export function useRunner(): Runner {
  const runner = use(RunnerContext);
  if (!runner) throw new Error('Failed to run: there is no runner above this component. Wrap it in <LessonRuns>.');
  return runner;
}

/** A run; suspends until it is there. */
export function useTrace(spec: RunSpec): Trace {
  return use(useRunner()(spec));
}
