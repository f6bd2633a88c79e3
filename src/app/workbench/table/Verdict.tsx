import { Link } from 'wouter';
import { checkOf } from '../../../sim/index.ts';
import type { CheckResult } from '../../../sim/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import styles from './table.module.css';

/** What is behind one mark of the table. */
export function Verdict({ wrapper, result }: { readonly wrapper: string; readonly result: CheckResult }) {
  const { because, orders, runs, holds } = result;
  const seen = orders === null ? null : `${orders.toLocaleString('en')} ${orders === 1 ? 'order' : 'orders'}`;
  const ran = `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'}`;
  return (
    <div className={styles.verdict} role="status">
      <p>
        <b>{wrapperOf(wrapper).title}.</b> {checkOf(result.id).sentence}
      </p>
      <p>
        {holds ? 'It holds: ' : 'It does not: '}
        {because} <span>{seen === null ? ran : `${seen}, ${ran}`}</span>
      </p>
      <Link href={`/workbench?exercise=wrapper-${wrapper}`}>Open it in the workbench</Link>
    </div>
  );
}
