import { useEffect, useState } from 'react';
import type { Problem, Scenario, Source, GoalVerdict } from '../../../sim/index.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { keyOf, useKeyed } from '../../worker/useKeyed.ts';

export type VerdictState =
  | { readonly state: 'idle' }
  | { readonly state: 'looking'; readonly count: number }
  | { readonly state: 'decided'; readonly verdict: GoalVerdict }
  | { readonly state: 'failed'; readonly problem: Problem };

interface Asked {
  readonly source: Source;
  readonly scenario: Scenario;
  readonly goal: string;
}

/**
 * Finds out in a worker whether a goal can be reached, and how soon. What was found is kept for as long as the page.
 *
 * @param wanted `null` for nothing
 */
export function useVerdict(wanted: Asked | null): VerdictState {
  const simulator = useSimulator();
  const key = wanted && keyOf(wanted);
  const asked = useKeyed(wanted, key ?? '');
  const [known, setKnown] = useState<ReadonlyMap<string, VerdictState>>(new Map());
  const found = key === null ? undefined : known.get(key);
  const isOver = found?.state === 'decided' || found?.state === 'failed';

  useEffect(() => {
    if (asked === null || key === null || isOver) return undefined;
    const keep = (state: VerdictState) => setKnown((before) => new Map(before).set(key, state));
    const task = simulator.start({ do: 'decide', ...asked }, (message) => {
      if (message.as === 'looked') keep({ state: 'looking', count: message.count });
      if (message.as === 'decided') keep({ state: 'decided', verdict: message.verdict });
      if (message.as === 'problem') keep({ state: 'failed', problem: message.problem });
    });
    return task.cancel;
  }, [simulator, asked, key, isOver]);

  if (key === null) return { state: 'idle' };
  return found ?? { state: 'looking', count: 0 };
}
