import { useEffect, useState } from 'react';
import { factsOf } from '../../../sim/index.ts';
import type { Scenario, Trace } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import type { SimulatorClient } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { useStable } from '../../worker/useStable.ts';
import { studyOf } from '../studyOf.ts';

/** Another run, for which the number would be right. */
export interface OtherRun {
  readonly wrapper: WrapperDescriptor;
  readonly trace: Trace;
}

interface Question {
  readonly said: number;
  readonly scenario: Scenario;
}

/**
 * Looks for a wrapper that makes this many refreshes in the same scenario.
 *
 * @returns `null` while looking, and when there is none
 */
export function useWouldBeRight(said: number, scenario: Scenario): OtherRun | null {
  const simulator = useSimulator();
  const question = useStable<Question>({ said, scenario });
  const [found, setFound] = useState<{ readonly of: Question; readonly run: OtherRun | null } | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    look(simulator, question, controller.signal).then(
      (run) => setFound({ of: question, run }),
      // Forgotten, or a wrapper could not be run: then there is nothing to show.
      () => undefined,
    );
    return () => controller.abort();
  }, [simulator, question]);

  return found?.of === question ? found.run : null;
}

async function look(
  simulator: SimulatorClient,
  { said, scenario }: Question,
  signal: AbortSignal,
): Promise<OtherRun | null> {
  for (const wrapper of WRAPPERS) {
    const { source } = studyOf(wrapper.id, null);
    const trace = await simulator.run({ source, scenario, schedule: { by: 'time' } }, signal);
    if (factsOf(trace).refreshRequests === said) return { wrapper, trace };
  }
  return null;
}
