import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckId, CheckResult, Problem } from '../../../../sim/index.ts';
import type { RunningTask } from '../../../worker/client.ts';
import { useSimulator } from '../../../worker/useSimulator.ts';
import type { OwnFile } from '../../../run/ownFile.ts';
import { ownSource } from '../../../run/sources.ts';

export interface Checked {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** What is or was checked; `null` before the first time. */
  readonly own: OwnFile | null;
  /** In the order in which they came. */
  readonly results: readonly CheckResult[];
  /** What is under way, and how many runs it took so far. */
  readonly now: { readonly check: CheckId; readonly runs: number } | null;
  /** Why there are no results, or no more. */
  readonly problem: Problem | null;
}

export interface ChecksControl {
  readonly checked: Checked;
  readonly run: (own: OwnFile) => void;
  readonly cancel: () => void;
}

const IDLE: Checked = { state: 'idle', own: null, results: [], now: null, problem: null };

/**
 * Runs the checks on a reader's text, in a frame without origin, storage or network. Nothing runs before `run`.
 *
 * @param onDone told of all results, once they are there
 */
export function useChecks(onDone: (own: OwnFile, results: readonly CheckResult[]) => void): ChecksControl {
  const simulator = useSimulator();
  const [checked, setChecked] = useState(IDLE);
  const task = useRef<RunningTask | null>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => () => task.current?.cancel(), []);

  const run = useCallback(
    (own: OwnFile) => {
      task.current?.cancel();
      let results: readonly CheckResult[] = [];
      let isOver = false;
      setChecked({ ...IDLE, state: 'running', own });
      const show = (part: Partial<Checked>) => setChecked((before) => ({ ...before, ...part }));
      const fail = (problem: Problem): void => {
        isOver = true;
        task.current?.cancel();
        show({ state: 'failed', now: null, problem });
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
            show({ state: 'done', now: null });
            return done.current(own, results);
          case 'problem':
            return fail(message.problem);
        }
      });
    },
    [simulator],
  );
  const cancel = useCallback(() => {
    task.current?.cancel();
    setChecked((before) => (before.state === 'running' ? { ...before, state: 'cancelled', now: null } : before));
  }, []);
  return { checked, run, cancel };
}
