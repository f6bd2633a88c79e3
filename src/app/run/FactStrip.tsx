import { timeText } from '../../sim/index.ts';
import type { Facts, Trace } from '../../sim/index.ts';
import { cx } from '../../ui/cx.ts';
import styles from './facts.module.css';

/** Four numbers over a run. */
export function FactStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, note, bad }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={cx(styles.note, bad && styles.bad)}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One of the four numbers over a run. */
interface Fact {
  readonly label: string;
  readonly value: string;
  /** What to compare it with, or what it means. */
  readonly note: string | null;
  /** The note is about something that should not be. */
  readonly bad: boolean;
}

/**
 * The numbers over a run.
 *
 * @param reference what a run with the token check makes of the same scenario; `null` where there is none to compare with
 * @param steps how many steps the run has, where its order was chosen and time stands still
 */
export function factStrip(facts: Facts, reference: Facts | null, steps: number | null = null): readonly Fact[] {
  const best = reference?.outcome === 'all-succeeded' ? reference : null;
  return [
    fewer(
      'refresh requests',
      facts.refreshRequests,
      best?.refreshRequests,
      (n) => `${n} ${n === 1 ? 'was' : 'were'} needed`,
      true,
    ),
    fewer('requests in all', facts.requests, best?.requests, (n) => `${n} would do`, false),
    fewer('forced logouts', facts.forcedLogouts, best?.forcedLogouts, () => 'none needed', true),
    { label: 'calls succeeded', value: `${facts.succeeded} of ${facts.calls}`, ...endNote(facts, steps) },
  ];
}

/** How many steps a run has whose order was chosen; `null` for one that has times. */
export function stepsOf({ timed, choices }: Trace): number | null {
  return timed ? null : choices.length;
}

/** The numbers of a run that is still shut. */
export function shutStrip(): readonly Fact[] {
  return ['refresh requests', 'requests in all', 'forced logouts', 'calls succeeded'].map((label) => ({
    label,
    value: '–',
    note: null,
    bad: false,
  }));
}

function fewer(
  label: string,
  count: number,
  best: number | undefined,
  words: (best: number) => string,
  bad: boolean,
): Fact {
  const isMore = best !== undefined && count > best;
  return { label, value: String(count), note: isMore ? words(best) : null, bad: isMore && bad };
}

function endNote({ outcome, durationMs, unsettled, failed }: Facts, steps: number | null): Pick<Fact, 'note' | 'bad'> {
  switch (outcome) {
    case 'runaway':
      return { note: 'endless loop', bad: true };
    case 'stuck':
      return { note: `${unsettled} ${unsettled === 1 ? 'waits' : 'wait'} for ever`, bad: true };
    case 'logged-out':
      return { note: 'user logged out', bad: true };
    case 'some-failed':
      return { note: `${failed} failed`, bad: true };
    case 'all-succeeded':
      return { note: steps === null ? `after ${timeText(durationMs)}` : `after ${steps} steps`, bad: false };
  }
}
