import { useEffect, useState } from 'react';
import { witnessToText } from '../../../sim/index.ts';
import type { Choice, OutcomeCount, Scenario, Source, Trace } from '../../../sim/index.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { keyOf, useKeyed } from '../../worker/useKeyed.ts';

/** The run of a witness: its choices, then always the first. `null` until it is there. */
export type RunOfWitness = (witness: readonly Choice[]) => Trace | null;

/** Replays the witnesses of all outcomes, each once. */
export function useWitnessRuns(source: Source, scenario: Scenario, outcomes: readonly OutcomeCount[]): RunOfWitness {
  const simulator = useSimulator();
  const shown = { source, scenario };
  const subject = useKeyed(shown, keyOf(shown));
  const listed = outcomes.map(({ witness }) => witness);
  const witnesses = useKeyed(listed, JSON.stringify(listed));
  const [runs, setRuns] = useState<{ readonly of: object; readonly byText: ReadonlyMap<string, Trace> }>({
    of: subject,
    byText: new Map(),
  });
  useEffect(() => {
    const controller = new AbortController();
    for (const witness of witnesses) {
      const schedule = { by: 'choices', choices: witness, then: 'first' } as const;
      simulator.run({ ...subject, schedule }, controller.signal).then(
        (trace) =>
          setRuns((before) => ({
            of: subject,
            byText: new Map(before.of === subject ? before.byText : []).set(witnessToText(witness), trace),
          })),
        // Forgotten: another witness, or another wrapper.
        () => undefined,
      );
    }
    return () => controller.abort();
  }, [simulator, subject, witnesses]);
  return (witness) => (runs.of === subject ? (runs.byText.get(witnessToText(witness)) ?? null) : null);
}
