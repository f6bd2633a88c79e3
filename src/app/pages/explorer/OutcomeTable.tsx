import { memo } from 'react';
import type { Choice, OutcomeCount, Trace } from '../../../sim/index.ts';
import { MiniRun } from '../../../timeline/index.ts';
import { counted } from '../../../sim/index.ts';
import { Button, LinkButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import type { OwnFile } from '../../run/ownFile.ts';
import { Share } from '../../shell/address/Share.tsx';
import { movesOf } from '../../run/moveWords.ts';
import { OUTCOME_WORDS, refreshesOf } from './explorationWords.ts';
import styles from './outcomeTable.module.css';

interface OutcomeTableProps {
  readonly outcomes: readonly OutcomeCount[];
  readonly runOf: (witness: readonly Choice[]) => Trace | null;
  /** Mounts that are over before the first choice. */
  readonly opening: number;
  /** The outcome whose witness is on the timeline. */
  readonly shown: string | null;
  readonly onShow: (key: string | null) => void;
  readonly networkHref: (moves: readonly Choice[]) => string;
  readonly sandboxHref: (witness: readonly Choice[]) => string;
  readonly own: OwnFile | null;
}

/** What the orders lead to, with a run of each. */
export function OutcomeTable(props: OutcomeTableProps) {
  const { outcomes, runOf, opening, shown, onShow, networkHref, sandboxHref, own } = props;
  const range = Math.max(1, ...outcomes.map(({ witness }) => runOf(witness)?.choices.length ?? 1));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Outcomes, and how many orders lead to each</caption>
      <thead>
        <tr>
          <th scope="col">Refresh requests</th>
          <th scope="col">Forced logouts</th>
          <th scope="col">Outcome</th>
          <th scope="col">Orders</th>
          <th scope="col">Shortest witness</th>
          <th scope="col">
            <span className="visually-hidden">Look at the witness</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((result) => {
          const { forcedLogouts, outcome, count, witness } = result;
          const key = outcomeKey(result);
          const trace = runOf(witness);
          return (
            <tr key={key} data-outcome={key}>
              <th scope="row" data-label="Refresh requests">
                {refreshesOf(result)}
              </th>
              <td data-label="Forced logouts">{forcedLogouts}</td>
              <td data-label="Outcome" className={cx(outcome !== 'all-succeeded' && styles.bad)}>
                {OUTCOME_WORDS[outcome]}
              </td>
              <td data-label="Orders" className={styles.count}>
                {count.toLocaleString('en')}
              </td>
              <td data-label="Shortest witness">
                {trace ? (
                  <Witness trace={trace} length={witness.length} opening={opening} range={range + opening} />
                ) : (
                  <span className={cx('hatched', styles.waiting)} role="status" aria-label="The witness is replayed" />
                )}
              </td>
              <td className={styles.buttons}>
                <Button
                  aria-pressed={shown === key}
                  disabled={!trace}
                  onClick={() => onShow(shown === key ? null : key)}
                >
                  On the timeline
                </Button>
                {trace && <LinkButton href={networkHref(trace.choices.slice(opening))}>You are the network</LinkButton>}
                {trace && <LinkButton href={sandboxHref(witness)}>In the sandbox</LinkButton>}
                {trace && <Share own={own} to={sandboxHref(witness)} what="this witness" />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface WitnessProps {
  readonly trace: Trace;
  /** How many choices there are before always the first is taken. */
  readonly length: number;
  readonly opening: number;
  /** What the width of the picture stands for, in steps. */
  readonly range: number;
}

/** A run in small, and behind it its moves. The counts beside it change many times a second; it does not. */
const Witness = memo(function Witness({ trace, length, opening, range }: WitnessProps) {
  return (
    <details className={styles.witness}>
      <summary>
        <MiniRun trace={trace} width={200} range={range} />
        <span>{counted(length, 'choice')}, then always the first</span>
      </summary>
      <ol>
        {movesOf(trace, opening).map(({ number, words }) => (
          <li key={number} className={cx(number > length && styles.after)}>
            {words}
          </li>
        ))}
      </ol>
    </details>
  );
});

/** A text that is the same for equal results. */
export function outcomeKey({ refreshRequests, forcedLogouts, outcome }: OutcomeCount): string {
  return `${refreshRequests} ${forcedLogouts} ${outcome}`;
}
