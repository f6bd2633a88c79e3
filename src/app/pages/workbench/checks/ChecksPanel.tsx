import { CHECKS, LEVEL_TITLES, LEVELS, sentenceOf } from '../../../../sim/index.ts';
import type { CheckId, Level } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import panel from '../../../../ui/panel.module.css';
import type { Bench } from '../benches.ts';
import { hasGoals } from '../benches.ts';
import { CheckRow } from './CheckRow.tsx';
import { checkState } from './checkState.ts';
import { announcementOf, heldOf, summaryOf } from './words.ts';
import type { ChecksControl } from './useChecks.ts';
import type { Witness } from './useWitnesses.ts';
import styles from './checks.module.css';

interface ChecksPanelProps {
  readonly bench: Bench;
  readonly control: ChecksControl;
  readonly witnesses: ReadonlyMap<CheckId, Witness>;
  /** The text is another one since. */
  readonly isStale: boolean;
  readonly shown: CheckId | null;
  readonly onShow: (check: CheckId) => void;
  readonly onLine: (line: number) => void;
  readonly onRun: () => void;
}

/** All checks by level, with what came of them so far. */
export function ChecksPanel(props: ChecksPanelProps) {
  const { bench, control, witnesses, isStale, shown, onShow, onLine, onRun } = props;
  const { checked, cancel } = control;
  const isRunning = checked.state === 'running';
  const resultOf = (id: CheckId) => checked.results.find((result) => result.id === id) ?? null;
  return (
    <section className={cx(panel.panel, styles.panel)} aria-labelledby="checks" aria-busy={isRunning}>
      <div className={styles.top}>
        <div className={panel.head}>
          <h2 id="checks">Checks</h2>
          <div className={panel.end}>
            {isRunning && <Button onClick={cancel}>Cancel</Button>}
            <Button kind="primary" aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onRun}>
              {isRunning ? 'Run again' : 'Run checks'}
            </Button>
          </div>
        </div>
        <div className={styles.summary}>
          <ol className={styles.cells} aria-hidden="true">
            {CHECKS.map(({ id }) => (
              <li key={id} data-state={checkState(resultOf(id), checked.now?.check === id)} />
            ))}
          </ol>
          <p>{summaryOf(checked, bench)}</p>
          {isStale && <p className={styles.stale}>The text has changed since. Run the checks again.</p>}
          {checked.problem && (
            <p role="alert" className={styles.problem}>
              {sentenceOf(checked.problem)}
            </p>
          )}
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {announcementOf(checked)}
      </p>
      {LEVELS.map((level) => (
        <section key={level} aria-labelledby={`level-${level}`} className={styles.level}>
          <h3 id={`level-${level}`}>
            {LEVEL_TITLES[level]}
            <span>{countOf(level)}</span>
          </h3>
          <ul>
            {CHECKS.filter((check) => check.level === level).map((check) => (
              <CheckRow
                key={check.id}
                check={check}
                isGoal={hasGoals(bench) && bench.goals.includes(check.id)}
                result={resultOf(check.id)}
                runs={checked.now?.check === check.id ? checked.now.runs : null}
                witness={witnesses.get(check.id) ?? null}
                isStale={isStale}
                isShown={shown === check.id}
                onShow={() => onShow(check.id)}
                onLine={onLine}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );

  function countOf(level: Level): string {
    const ids = CHECKS.filter((check) => check.level === level).map(({ id }) => id);
    return checked.text === null ? String(ids.length) : `${heldOf(checked, ids)} of ${ids.length}`;
  }
}
