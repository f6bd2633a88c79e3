import { cx } from '../../../ui/cx.ts';
import panel from '../../../ui/panel.module.css';
import { compareFacts } from './compareFacts.ts';
import type { Side } from './side.ts';
import styles from './compare.module.css';

/** The facts of both runs, those that differ in bold. */
export function FactTable({ title, a, b }: { title: string; a: Side; b: Side }) {
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
