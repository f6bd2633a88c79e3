import { callLabel, callRecordsOf, factsOf, SETTINGS, OUTCOME_NAMES, timeText } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { cx } from '../../../ui/cx.ts';
import panel from '../../../ui/panel.module.css';
import type { PairedRun } from '../../run/OpenPair.tsx';
import styles from './compare.module.css';

/** The facts of both runs, those that differ in bold. */
export function FactTable({ title, a, b }: { title: string; a: PairedRun; b: PairedRun }) {
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

/** One line of the facts of two runs. */
interface FactPair {
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

/** The facts of two runs side by side: first what their servers have different, then what came out different. */
export function compareFacts(a: Trace, b: Trace): readonly FactPair[] {
  const [one, other] = [factsOf(a), factsOf(b)];
  const ends = a.calls.map((call) =>
    pair(`${callLabel(call)} filled after`, filledAfter(a, call.id), filledAfter(b, call.id)),
  );
  const pairs = [
    ...SETTINGS.map(({ about, read }) => pair(about, read(a.scenario), read(b.scenario))).filter(
      (one) => one.a !== one.b,
    ),
    pair('refresh requests', one.refreshRequests, other.refreshRequests),
    pair('requests in all', one.requests, other.requests),
    ...ends,
    pair('forced logouts', one.forcedLogouts, other.forcedLogouts),
    pair('calls succeeded', `${one.succeeded} of ${one.calls}`, `${other.succeeded} of ${other.calls}`),
    pair('outcome', OUTCOME_NAMES[one.outcome], OUTCOME_NAMES[other.outcome]),
  ];
  return pairs.toSorted((x, y) => Number(x.a === x.b) - Number(y.a === y.b));
}

function pair(label: string, a: string | number, b: string | number): FactPair {
  return { label, a: String(a), b: String(b) };
}

function filledAfter(trace: Trace, call: string): string {
  const { settled, gone } = callRecordsOf(trace).find((record) => record.call.id === call) ?? {};
  if (!settled) return gone ? 'gone with its tab' : 'never';
  if (!settled.ok) return `failed: ${settled.status}`;
  return trace.timed ? timeText(settled.atMs) : `${settled.step} steps`;
}
