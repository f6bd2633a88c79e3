import { useEffect, useState } from 'react';
import type { Problem, RunRequest, Trace } from '../../sim/index.ts';
import { problemOf } from './problemOf.ts';
import { useSimulator } from './useSimulator.ts';
import { keyOf, useKeyed } from './useKeyed.ts';

/** A run is there within a moment; when one is not, the one before it must not be taken for it. */
const PREVIOUS_STAYS_MS = 400;

/** A run as a page sees it. `previous` stays on screen for a moment while the next one is under way. */
export type RunState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly previous: Trace | null }
  | { readonly state: 'done'; readonly trace: Trace }
  | { readonly state: 'failed'; readonly problem: Problem };

type Finished = Extract<RunState, { readonly state: 'done' | 'failed' }>;

/**
 * Runs a wrapper, and again whenever the request says something else. A run that is no longer wanted is forgotten.
 *
 * @param wanted `null` for none.
 */
export function useRun(wanted: RunRequest | null): RunState {
  const simulator = useSimulator();
  const request = useKeyed(wanted, wanted === null ? '' : keyOf(wanted));
  const [late, setLate] = useState<RunRequest | null>(null);
  const [kept, setKept] = useState<{ readonly of: RunRequest; readonly run: Finished } | null>(null);

  useEffect(() => {
    if (request === null) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => setLate(request), PREVIOUS_STAYS_MS);
    simulator.run(request, controller.signal).then(
      (trace) => setKept({ of: request, run: { state: 'done', trace } }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setKept({ of: request, run: { state: 'failed', problem: problemOf(error, `run ${request.source.file}`) } });
      },
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [simulator, request]);

  if (request === null) return { state: 'idle' };
  if (kept?.of === request) return kept.run;
  return { state: 'running', previous: kept?.run.state === 'done' && late !== request ? kept.run.trace : null };
}
