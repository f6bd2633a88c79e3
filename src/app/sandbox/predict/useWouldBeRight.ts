import { useEffect, useState } from 'react';
import { factsOf } from '../../../sim/index.ts';
import type { Scenario, Trace } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import { useSimulator } from '../../simulator/useSimulator.ts';
import { studyOf } from '../wrappers.ts';

/** Another run, for which the number would be right. */
export interface OtherRun {
  readonly wrapper: WrapperDescriptor;
  readonly trace: Trace;
}

/**
 * Looks for a wrapper that makes this many refreshes in the same scenario.
 *
 * @param said `null` when there is nothing to look for
 * @returns `null` while looking, and when there is none
 */
export function useWouldBeRight(said: number | null, scenario: Scenario): OtherRun | null {
  const simulator = useSimulator();
  const [found, setFound] = useState<{ readonly key: string; readonly run: OtherRun | null } | null>(null);
  const key = said === null ? null : `${said} ${JSON.stringify(scenario)}`;

  useEffect(() => {
    if (key === null || said === null) return;
    const controller = new AbortController();
    void look().then(
      (run) => setFound({ key, run }),
      () => undefined,
    );
    return () => controller.abort();

    async function look(): Promise<OtherRun | null> {
      for (const wrapper of WRAPPERS) {
        const { source } = studyOf(wrapper.id, null);
        const trace = await simulator.run({ source, scenario, schedule: { by: 'time' } }, controller.signal);
        if (factsOf(trace).refreshRequests === said) return { wrapper, trace };
      }
      return null;
    }
    // The key says all there is to say of the number and the scenario.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [simulator, key]);

  return found !== null && found.key === key ? found.run : null;
}
