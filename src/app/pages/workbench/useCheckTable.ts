import { useCallback, useEffect, useRef, useState } from 'react';
import { countStanding, sentenceOf } from '../../../sim/index.ts';
import type { CheckId, CheckResult } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import type { RunningTask } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { sourceOf } from '../../run/sources.ts';

export interface CheckTable {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled';
  /** By wrapper, then by check. */
  readonly results: ReadonlyMap<string, ReadonlyMap<CheckId, CheckResult>>;
  /** The wrapper that is checked now. */
  readonly now: string | null;
  /** Why a wrapper has no results. */
  readonly problems: readonly string[];
}

const NOTHING: CheckTable = { state: 'idle', results: new Map(), now: null, problems: [] };

/** Checks every wrapper of the lab, one after another, in a worker. */
export function useCheckTable() {
  const simulator = useSimulator();
  const [table, setTable] = useState(NOTHING);
  const task = useRef<RunningTask | null>(null);

  const start = useCallback(() => {
    task.current?.cancel();
    setTable({ ...NOTHING, state: 'running' });
    next(0);

    function next(at: number): void {
      const wrapper = WRAPPERS[at];
      if (!wrapper) return setTable((before) => ({ ...before, state: 'done', now: null }));
      setTable((before) => ({ ...before, now: wrapper.id }));
      task.current = simulator.start({ do: 'check', source: sourceOf(wrapper) }, (message) => {
        if (message.as === 'checked') setTable((before) => withResult(before, wrapper.id, message.result));
        if (message.as === 'problem')
          setTable((before) => ({ ...before, problems: [...before.problems, sentenceOf(message.problem)] }));
        if (message.as === 'all-checked' || message.as === 'problem') next(at + 1);
      });
    }
  }, [simulator]);
  const cancel = useCallback(() => {
    task.current?.cancel();
    setTable((before) => ({ ...before, state: 'cancelled', now: null }));
  }, []);
  useEffect(() => () => task.current?.cancel(), []);
  return { table, start, cancel };
}

function withResult(table: CheckTable, wrapper: string, result: CheckResult): CheckTable {
  const row = new Map(table.results.get(wrapper)).set(result.id, result);
  return { ...table, results: new Map(table.results).set(wrapper, row) };
}

/** How many checks of a wrapper were put to the test and hold so far; `null` before the first one. */
export function heldBy(table: CheckTable, wrapper: string): number | null {
  const row = table.results.get(wrapper);
  return row ? countStanding([...row.values()], 'held') : null;
}
