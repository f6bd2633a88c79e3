import { Link } from 'wouter';
import { checkOf, standingOf } from '../../../../sim/index.ts';
import type { CheckResult, Standing } from '../../../../sim/index.ts';
import { wrapperOf } from '../../../../wrappers/index.ts';
import styles from './table.module.css';

/** An untested one says by itself that it is. */
const SAID: Readonly<Record<Standing, string>> = { held: 'It holds: ', untested: '', violated: 'It does not: ' };

/** What is behind one mark of the table. */
export function Verdict({ wrapper, result }: { readonly wrapper: string; readonly result: CheckResult }) {
  const { because, orders, runs } = result;
  const seen = orders === null ? null : `${orders.toLocaleString('en')} ${orders === 1 ? 'order' : 'orders'}`;
  const ran = `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'}`;
  return (
    <div className={styles.verdict} role="status">
      <p>
        <b>{wrapperOf(wrapper).title}.</b> {checkOf(result.id).sentence}
      </p>
      <p>
        {SAID[standingOf(result)]}
        {because} <span>{seen === null ? ran : `${seen}, ${ran}`}</span>
      </p>
      <Link href={`/workbench?exercise=wrapper-${wrapper}`}>Open it in the workbench</Link>
    </div>
  );
}
