import type { Trace } from '../../../sim/index.ts';
import { cx } from '../../controls/cx.ts';
import panel from '../panel.module.css';
import { compareFacts } from './compareFacts.ts';
import styles from './compare.module.css';

interface Named {
  readonly name: string;
  readonly trace: Trace;
}

/** The facts of both runs, those that differ in bold. */
export function FactTable({ title, a, b }: { title: string; a: Named; b: Named }) {
  return (
    <section className={panel.panel} aria-label="Facts of both runs">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
          </tr>
        </thead>
        <tbody>
          {compareFacts(a.trace, b.trace).map((fact) => (
            <tr key={fact.label} className={cx(fact.a !== fact.b && styles.differs)}>
              <th scope="row">{fact.label}</th>
              <td>{fact.a}</td>
              <td>{fact.b}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
