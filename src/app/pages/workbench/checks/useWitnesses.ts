import { useEffect, useRef, useState } from 'react';
import { scenarioIn } from '../../../../sim/index.ts';
import type { CheckId, CheckResult, CheckWitness, Trace } from '../../../../sim/index.ts';
import { lineAtStep, lineOfRequest } from '../../../run/atStep.ts';
import { useSimulator } from '../../../worker/useSimulator.ts';
import type { OwnFile } from '../../../run/ownFile.ts';
import { ownSource } from '../../../run/sources.ts';
import type { Checked } from './useChecks.ts';

/** The run that violates a check. */
export interface Witness extends CheckWitness {
  readonly check: CheckId;
  readonly because: string;
  readonly trace: Trace;
  /** The line to mend, from 1; `null` where the engine named none. */
  readonly line: number | null;
}

const NONE: ReadonlyMap<CheckId, Witness> = new Map();

/** Replays what violates the checks, each as its result comes. */
export function useWitnesses({ own, results }: Pick<Checked, 'own' | 'results'>): ReadonlyMap<CheckId, Witness> {
  const simulator = useSimulator();
  const [kept, setKept] = useState<{ readonly of: OwnFile | null; readonly byCheck: ReadonlyMap<CheckId, Witness> }>({
    of: null,
    byCheck: NONE,
  });
  const asked = useRef<ReadonlySet<CheckResult>>(new Set());

  useEffect(() => {
    if (own === null) return;
    for (const result of results) {
      if (result.holds || result.witness === null || asked.current.has(result)) continue;
      asked.current = new Set([...asked.current, result]);
      const { witness } = result;
      const scenario = scenarioIn(witness);
      simulator.run({ source: ownSource(own), scenario, schedule: witness.schedule }).then(
        (trace) =>
          setKept((before) => ({
            of: own,
            byCheck: new Map(before.of === own ? before.byCheck : NONE).set(
              result.id,
              witnessOf(result, witness, trace),
            ),
          })),
        // The checks themselves say what is wrong with it.
        () => undefined,
      );
    }
  }, [simulator, own, results]);
  return kept.of === own ? kept.byCheck : NONE;
}

function witnessOf({ id, because }: CheckResult, witness: CheckWitness, trace: Trace): Witness {
  const { request, step } = witness;
  const line = (request === null ? null : lineOfRequest(trace, request)) ?? lineAtStep(trace, step);
  return { ...witness, check: id, because, trace, line };
}
