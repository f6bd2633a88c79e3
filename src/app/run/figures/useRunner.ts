import { use, useEffect, useState } from 'react';
import { createRunner } from '../../../quiz/index.ts';
import type { Runner, RunSpec } from '../../../quiz/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import type { SimulatorClient } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';

const runners = new WeakMap<SimulatorClient, Runner>();

/** Runs what lessons and questions name: each run is made once, in the simulator's worker. */
export function runnerOf(simulator: SimulatorClient): Runner {
  const before = runners.get(simulator);
  if (before) return before;
  const runner = createRunner({
    // The app's modules are needed by a run alone: a page is read without them.
    source: async (id) => (await import('../sources.ts')).sourceOf(wrapperOf(id)),
    run: (request) => simulator.run(request),
  });
  runners.set(simulator, runner);
  return runner;
}

/** The runner of the lab. */
export function useRunner(): Runner {
  return runnerOf(useSimulator());
}

/** A run; suspends until it is there. */
export function useTrace(spec: RunSpec): Trace {
  return use(useRunner()(spec));
}

/** A run; `null` until it is there, and where it fails: for what a page can do without. */
export function useTraceOnceThere(spec: RunSpec): Trace | null {
  const runner = useRunner();
  const [trace, setTrace] = useState<Trace | null>(null);
  useEffect(() => {
    let wanted = true;
    runner(spec).then(
      (made) => wanted && setTrace(made),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [runner, spec]);
  return trace;
}
