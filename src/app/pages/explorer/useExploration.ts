import { useEffect, useRef, useState } from 'react';
import type { Exploration, ExploreRequest, Problem } from '../../../sim/index.ts';
import { keyOf, useKeyed } from '../../worker/useKeyed.ts';
import type { RunningTask } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';

export type ExplorationState =
  | { readonly state: 'idle' }
  | { readonly state: 'running' | 'paused' | 'cancelled'; readonly found: Exploration }
  | { readonly state: 'done'; readonly found: Exploration }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface ExplorationControl {
  readonly exploration: ExplorationState;
  readonly start: () => void;
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly cancel: () => void;
}

const NOTHING: Exploration = { complete: false, schedules: 0, runs: 0, outcomes: [] };
const IDLE: ExplorationState = { state: 'idle' };

/** Explores in a worker. Another request forgets what was found for the one before it. */
export function useExploration(wanted: ExploreRequest): ExplorationControl {
  const simulator = useSimulator();
  const request = useKeyed(wanted, keyOf(wanted));
  const [kept, setKept] = useState<{ readonly of: ExploreRequest; readonly is: ExplorationState }>({
    of: request,
    is: IDLE,
  });
  const task = useRef<RunningTask | null>(null);
  const exploration = kept.of === request ? kept.is : IDLE;

  useEffect(
    () => () => {
      task.current?.cancel();
      task.current = null;
    },
    [request],
  );

  const found = 'found' in exploration ? exploration.found : NOTHING;
  const show = (is: ExplorationState) => setKept({ of: request, is });
  return {
    exploration,
    start() {
      task.current?.cancel();
      show({ state: 'running', found: NOTHING });
      task.current = simulator.start({ do: 'explore', ...request }, (message) => {
        if (message.as === 'problem') return show({ state: 'failed', problem: message.problem });
        const { exploration: so, done } = message;
        // What was on its way when the reader paused still counts, but it goes on pausing.
        setKept((before) => ({
          of: request,
          is: {
            state: done ? 'done' : before.of === request && before.is.state === 'paused' ? 'paused' : 'running',
            found: so,
          },
        }));
      });
    },
    pause() {
      task.current?.pause();
      show({ state: 'paused', found });
    },
    goOn() {
      task.current?.goOn();
      show({ state: 'running', found });
    },
    cancel() {
      task.current?.cancel();
      task.current = null;
      show({ state: 'cancelled', found });
    },
  };
}
