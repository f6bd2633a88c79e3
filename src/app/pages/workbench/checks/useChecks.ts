import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClaimResult } from '../../../../assignments/runClaims.ts';
import type { CheckId, CheckResult, Problem, Scenario, Trace } from '../../../../sim/index.ts';
import { runnerOf } from '../../../run/figures/useRunner.ts';
import type { RunningTask } from '../../../worker/client.ts';
import { useSimulator } from '../../../worker/useSimulator.ts';
import type { OwnFile } from '../../../run/ownFile.ts';
import { ownSource } from '../../../run/sources.ts';
import type { BenchClaims } from '../benches.ts';

export interface Checked {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** What is or was checked; `null` before the first time. */
  readonly own: OwnFile | null;
  /** In the order in which they came. */
  readonly results: readonly CheckResult[];
  /** What is under way, and how many runs it took so far. */
  readonly now: { readonly check: CheckId; readonly runs: number } | null;
  /** What came of claims, once all checks have run; empty where there are none. */
  readonly claims: readonly ClaimResult[];
  /** Why there are no results, or no more. */
  readonly problem: Problem | null;
  /** Why claims could not be judged, in a sentence. */
  readonly claimsFailed: string | null;
}

export interface ChecksControl {
  readonly checked: Checked;
  readonly run: (own: OwnFile) => void;
  readonly cancel: () => void;
}

const IDLE: Checked = {
  state: 'idle',
  own: null,
  results: [],
  now: null,
  claims: [],
  problem: null,
  claimsFailed: null,
};

/** Told of all results, once they are there. */
type OnDone = (own: OwnFile, results: readonly CheckResult[], claims: readonly ClaimResult[]) => void;

/**
 * Runs the checks on a reader's text, and then what claims are about, in a frame without origin, storage or network. Nothing
 * runs before `run`.
 */
export function useChecks(claims: BenchClaims | undefined, onDone: OnDone): ChecksControl {
  const simulator = useSimulator();
  const [checked, setChecked] = useState(IDLE);
  const task = useRef<RunningTask | null>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  const forget = useRef(new AbortController());
  useEffect(
    () => () => {
      task.current?.cancel();
      forget.current.abort();
    },
    [],
  );

  const run = useCallback(
    (own: OwnFile) => {
      task.current?.cancel();
      forget.current.abort();
      const controller = new AbortController();
      forget.current = controller;
      let results: readonly CheckResult[] = [];
      let isOver = false;
      setChecked({ ...IDLE, state: 'running', own });
      const show = (part: Partial<Checked>) => setChecked((before) => ({ ...before, ...part }));
      const fail = (problem: Problem): void => {
        isOver = true;
        task.current?.cancel();
        show({ state: 'failed', now: null, problem });
      };
      const finish = (judged: readonly ClaimResult[], claimsFailed: string | null): void => {
        if (controller.signal.aborted) return;
        show({ state: 'done', now: null, claims: judged, claimsFailed });
        done.current(own, results, judged);
      };
      const judgeClaims = async ({ judge }: BenchClaims): Promise<void> => {
        const isUnread = results.every(({ holds }) => holds === null);
        if (isUnread) return finish([], 'The claims are not judged either.');
        show({ now: null });
        try {
          const run = (scenario: Scenario): Promise<Trace> =>
            simulator.run({ source: ownSource(own), scenario, schedule: { by: 'time' } }, controller.signal);
          finish(await judge(run, runnerOf(simulator)), null);
        } catch (error) {
          finish([], error instanceof Error ? error.message : String(error));
        }
      };
      task.current = simulator.start({ do: 'check', source: ownSource(own) }, (message) => {
        if (isOver) return;
        switch (message.as) {
          case 'checking':
            return show({ now: message });
          case 'checked': {
            const { result } = message;
            // A wrapper that cannot be run at all violates every check for the same reason: it is said once.
            if (result.holds === false && result.problem !== null && result.runs === 0) return fail(result.problem);
            results = [...results, result];
            return show({ results, now: null });
          }
          case 'all-checked':
            isOver = true;
            return claims ? void judgeClaims(claims) : finish([], null);
          case 'problem':
            return fail(message.problem);
        }
      });
    },
    [simulator, claims],
  );
  const cancel = useCallback(() => {
    task.current?.cancel();
    forget.current.abort();
    setChecked((before) => (before.state === 'running' ? { ...before, state: 'cancelled', now: null } : before));
  }, []);
  return { checked, run, cancel };
}
