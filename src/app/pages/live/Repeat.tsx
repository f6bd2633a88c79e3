import { useState } from 'react';
import { REPEATABLE, repeatableOf } from '../../../live/lab/trace/repeatable.ts';
import { Timeline } from '../../../timeline/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import panel from '../../../ui/panel.module.css';
import { useSimulator } from '../../worker/useSimulator.ts';
import { sourceOf } from '../../run/sources.ts';
import type { Repetition } from './repeating.ts';
import type { LiveStage } from './useStage.ts';
import styles from './live.module.css';

const OPTIONS = REPEATABLE.map(({ id, title }) => ({ value: id, label: title }));

/** Lets the real app repeat a simulated run: its messages are held and released in the simulated order. */
export function Repeat({ wrapper, stage }: { wrapper: string; stage: LiveStage }) {
  const simulator = useSimulator();
  const [scenario, setScenario] = useState('three-at-once');
  const { repetition } = stage;

  async function start() {
    const descriptor = WRAPPERS.find(({ id }) => id === wrapper);
    if (!descriptor) return;
    const source = sourceOf(descriptor);
    const simulated = await simulator.run({ source, scenario: repeatableOf(scenario), schedule: { by: 'time' } });
    await stage.repeat(wrapper, simulated);
  }
  return (
    <section className={panel.panel} aria-label="Beside the simulation">
      <div className={panel.head}>
        <h2>Beside the simulation</h2>
      </div>
      <div className={styles.repeat}>
        <p>
          Let the real app go through{' '}
          <Pick label="Scenario" options={OPTIONS} value={scenario} onChange={setScenario} />: its messages are held,
          and arrive in the simulated order.
        </p>
        <Button onClick={() => void start()}>Repeat it live</Button>
      </div>
      <Outcome repetition={repetition} />
    </section>
  );
}

function Outcome({ repetition }: { repetition: Repetition }) {
  switch (repetition.state) {
    case 'none':
      return null;
    case 'running':
      return (
        <p role="status" className={styles.aside}>
          Under way{repetition.waitsFor !== null && `: next comes ${repetition.waitsFor}`}
        </p>
      );
    case 'stopped':
      return (
        <p role="status" className={styles.aside}>
          Stopped{repetition.waitsFor !== null && ` while it waited for ${repetition.waitsFor}`}.
        </p>
      );
    case 'done': {
      const { difference, simulated, scenario } = repetition;
      return (
        <>
          <p role="status" className={styles.aside}>
            {difference === null
              ? `Live and simulated are the same in ${scenario.title}: the same events in the same order, and the same facts.`
              : `They differ at step ${difference.step}. Live: ${difference.live}. Simulated: ${difference.simulated}.`}
          </p>
          <Timeline trace={simulated} label={`Simulated: ${scenario.title}`} />
        </>
      );
    }
  }
}
