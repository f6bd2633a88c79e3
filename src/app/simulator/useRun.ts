import { useEffect, useState } from 'react';
import { WrapperError } from '../../sim/problem.ts';
import type { Problem } from '../../sim/problem.ts';
import type { RunRequest } from '../../sim/run.ts';
import type { Trace } from '../../sim/trace.ts';
import { useSimulator } from './useSimulator.ts';

/** A run as a page sees it. `previous` stays on screen while the next one is under way. */
export type RunState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly previous: Trace | null }
  | { readonly state: 'done'; readonly trace: Trace }
  | { readonly state: 'failed'; readonly problem: Problem };

type Kept = { readonly key: string; readonly run: Exclude<RunState, { state: 'running' | 'idle' }> } | null;

/**
 * Runs a wrapper, and again whenever the request says something else. A run that is no longer wanted is forgotten.
 *
 * @param request `null` for none.
 */
export function useRun(request: RunRequest | null): RunState {
  const simulator = useSimulator();
  const [kept, setKept] = useState<Kept>(null);
  const key = request && JSON.stringify(request);

  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    simulator.run(JSON.parse(key) as RunRequest, controller.signal).then(
      (trace) => setKept({ key, run: { state: 'done', trace } }),
      (error: unknown) => {
        if (!controller.signal.aborted) setKept({ key, run: { state: 'failed', problem: problemOf(error) } });
      },
    );
    return () => controller.abort();
  }, [simulator, key]);

  if (key === null) return { state: 'idle' };
  if (kept?.key === key) return kept.run;
  return { state: 'running', previous: kept?.run.state === 'done' ? kept.run.trace : null };
}

function problemOf(error: unknown): Problem {
  if (error instanceof WrapperError) return error.problem;
  return { kind: 'bad-input', message: `Failed to run: ${String(error)}. Reload the page.`, place: null };
}
