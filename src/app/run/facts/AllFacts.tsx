import { factRows } from '../../../sim/index.ts';
import type { Facts } from '../../../sim/index.ts';
import panel from '../../../ui/panel.module.css';
import styles from './allFacts.module.css';

/** Everything that was counted in a run, as `lab run` prints it; `steps` where its order was chosen and time stands still. */
export function AllFacts({ facts, steps = null }: { facts: Facts; steps?: number | null }) {
  return (
    <section className={`${panel.panel} ${styles.all}`} aria-labelledby="all-facts">
      <h2 id="all-facts">All facts of this run</h2>
      <dl>
        {factRows(facts).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{label === 'duration' && steps !== null ? `${steps} steps` : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
