import { useEffect, useMemo, useState } from 'react';
import { factsOf } from '../../../sim/index.ts';
import type { Scenario, Trace } from '../../../sim/index.ts';
import { layout, Timeline } from '../../../timeline/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { WRAPPERS } from '../../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import { notesOf } from '../../../wrappers/notes.ts';
import { studyOf } from '../../run/useWrappers.ts';
import type { SimulatorClient } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import styles from './predict.module.css';

/** Of the drawing; where there is no room for it, the words are enough. */
const WIDTH_PX = 720;

interface WouldBeRightProps {
  readonly said: number;
  readonly scenario: Scenario;
  readonly onCompare: (wrapper: string) => void;
}

/** A wrong number is the right one for something else: shows for what. Made anew for another prediction. */
export function WouldBeRight({ said, scenario, onCompare }: WouldBeRightProps) {
  const other = useWouldBeRight(said, scenario);
  const geometry = useMemo(
    () => other && layout(other.trace, { width: WIDTH_PX, orientation: 'across', compact: true }),
    [other],
  );
  if (!other || !geometry) return null;
  const { wrapper, trace } = other;
  return (
    <div className={styles.would}>
      <div>
        <h3>
          {said} would be right for {wrapper.title}.
        </h3>
        <p>In the same scenario, this is its run. {notesOf(wrapper.id).sentence}</p>
        <Button onClick={() => onCompare(wrapper.id)}>See both on one axis</Button>
      </div>
      <div className={styles.drawing}>
        <Timeline trace={trace} geometry={geometry} label={`The run of ${wrapper.title}`} />
      </div>
    </div>
  );
}

/** Another run, for which the number would be right. */
interface OtherRun {
  readonly wrapper: WrapperDescriptor;
  readonly trace: Trace;
}

/**
 * Looks for a wrapper that makes this many refreshes in the same scenario.
 *
 * @returns `null` while looking, and when there is none
 */
function useWouldBeRight(said: number, scenario: Scenario): OtherRun | null {
  const simulator = useSimulator();
  const [found, setFound] = useState<OtherRun | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    look(simulator, said, scenario, controller.signal).then(
      setFound,
      // Forgotten, or a wrapper could not be run: then there is nothing to show.
      () => undefined,
    );
    return () => controller.abort();
  }, [simulator, said, scenario]);
  return found;
}

async function look(
  simulator: SimulatorClient,
  said: number,
  scenario: Scenario,
  signal: AbortSignal,
): Promise<OtherRun | null> {
  for (const wrapper of WRAPPERS) {
    const { source } = studyOf(wrapper.id);
    const trace = await simulator.run({ source, scenario, schedule: { by: 'time' } }, signal);
    if (factsOf(trace).refreshRequests === said) return { wrapper, trace };
  }
  return null;
}
