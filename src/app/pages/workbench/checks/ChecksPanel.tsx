import { useRef } from 'react';
import type { Reading } from '../../../../reading/reading.ts';
import type { Said } from '../../../../reading/saidComment.ts';
import { CHECKS, LEVEL_TITLES, LEVELS, sentenceOf } from '../../../../sim/index.ts';
import type { Check, CheckId, CheckResult, Level } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Lamp } from '../../../../ui/Lamp.tsx';
import panel from '../../../../ui/panel.module.css';
import type { Bench } from '../benches.ts';
import { hasGoals } from '../benches.ts';
import { Questions } from '../../../run/reading/ReadingPanel.tsx';
import { announcementOf, checkState, checkTitle, claimsHeld, heldOf, holdsAll, summaryOf } from './standingWords.ts';
import { Solved } from './Solved.tsx';
import type { Checked, ChecksControl } from './useChecks.ts';
import type { Witness } from './useWitnesses.ts';
import styles from './checks.module.css';

interface ChecksPanelProps {
  readonly bench: Bench;
  readonly control: ChecksControl;
  readonly witnesses: ReadonlyMap<CheckId, Witness>;
  /** The text is another one since. */
  readonly isStale: boolean;
  /** All goals held once, now or before. */
  readonly isSolved: boolean;
  readonly shown: CheckId | null;
  readonly onShow: (check: CheckId) => void;
  readonly onLine: (line: number) => void;
  readonly onRun: () => void;
  /** What the lab could not tell of the text; `null` while that is not known. */
  readonly reading: Reading | null;
  readonly onSaid: (said: Said) => void;
}

/** All checks by level, with what came of them so far. */
export function ChecksPanel(props: ChecksPanelProps) {
  const { bench, control, witnesses, isStale, isSolved, shown, onShow, onLine, onRun, reading, onSaid } = props;
  const { checked, cancel } = control;
  const isRunning = checked.state === 'running';
  const isUnjudged = checked.results.some(({ holds }) => holds === null);
  const questions = useRef<HTMLDivElement>(null);
  const runs = useRef<HTMLButtonElement>(null);
  const said = (what: Said) => {
    // What was pressed goes away: the checks can be run again now.
    runs.current?.focus();
    onSaid(what);
  };
  const answer = () => questions.current?.querySelector<HTMLElement>('button, input')?.focus();
  const isAsked = !isStale && (reading?.doubts.some(({ choices }) => choices.length > 0) ?? false);
  const resultOf = (id: CheckId) => checked.results.find((result) => result.id === id) ?? null;
  return (
    <section className={cx(panel.panel, styles.panel)} aria-labelledby="checks" aria-busy={isRunning}>
      <div className={styles.top}>
        <div className={panel.head}>
          <h2 id="checks">Checks</h2>
          <div className={panel.end}>
            {isRunning && <Button onClick={cancel}>Cancel</Button>}
            <Button ref={runs} kind="primary" aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onRun}>
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
          {isSolved && bench.isExercise && (
            <Solved bench={bench} isNow={!isStale && checked.state === 'done' && holdsAll(checked, bench)} />
          )}
          <p>{summaryOf(checked, bench)}</p>
          {isStale && <p className={styles.stale}>The text has changed since. Run the checks again.</p>}
          {isUnjudged && !isStale && reading && (
            <div ref={questions} className={styles.questions}>
              <Questions reading={reading} onSaid={said} />
            </div>
          )}
          {checked.problem && (
            <p role="alert" className={styles.problem}>
              {sentenceOf(checked.problem)}
            </p>
          )}
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {announcementOf(checked, bench)}
      </p>
      {bench.claims && checked.own !== null && <Claims checked={checked} count={bench.claims.count} />}
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
                onAnswer={isAsked ? answer : null}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );

  function countOf(level: Level): string {
    const ids = CHECKS.filter((check) => check.level === level).map(({ id }) => id);
    if (checked.own === null) return String(ids.length);
    const isUnjudged = ids.every((id) => resultOf(id)?.holds === null);
    return isUnjudged ? 'not judged' : `${heldOf(checked, ids)} of ${ids.length}`;
  }
}

/** Goals that are claims: what each says, and whether it is true of the text that was checked. */
function Claims({ checked: { claims, claimsFailed }, count }: { readonly checked: Checked; readonly count: number }) {
  return (
    <section aria-labelledby="claims" className={styles.level}>
      <h3 id="claims">
        Claims<span>{claims.length === 0 ? count : `${claimsHeld(claims)} of ${count}`}</span>
      </h3>
      {claimsFailed !== null && <p className={styles.problem}>{claimsFailed}</p>}
      <ul>
        {claims.map(({ id, says, holds, because }) => (
          <li key={id} className={styles.check} data-claim={id} data-state={holds ? 'holds' : 'violated'}>
            <Lamp state={holds ? 'holds' : 'broken'} />
            <div>
              <h4>
                {says}
                <span className={styles.goal}>goal</span>
              </h4>
              <p className={styles.because}>
                <span className="visually-hidden">{holds ? 'True: ' : 'Not true: '}</span>
                {because}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CheckRowProps {
  readonly check: Check;
  readonly isGoal: boolean;
  readonly result: CheckResult | null;
  /** It is under way, and took that many runs so far. */
  readonly runs: number | null;
  readonly witness: Witness | null;
  readonly isStale: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onLine: (line: number) => void;
  /** Leads to the question that it waits for; `null` where there is none to answer. */
  readonly onAnswer: (() => void) | null;
}

/** One check: what it claims, and what came of it. */
function CheckRow(props: CheckRowProps) {
  const { check, isGoal, result, runs, witness, isStale, isShown, onShow, onLine, onAnswer } = props;
  const state = checkState(result, runs !== null);
  return (
    <li className={styles.check} data-check={check.id} data-state={state} data-shown={isShown || undefined}>
      <Lamp state={state === 'violated' ? 'broken' : state} />
      <div>
        <h4>
          {checkTitle(check.id)}
          {isGoal && <span className={styles.goal}>goal</span>}
        </h4>
        <p className={styles.claim}>{check.sentence}</p>
        {result && (
          <p className={styles.because}>
            {/* One that is untested or not judged says so by itself. */}
            {result.holds !== null && state !== 'untested' && (
              <span className="visually-hidden">{result.holds ? 'Holds: ' : 'Violated: '}</span>
            )}
            {result.because}
          </p>
        )}
        {state === 'not-judged' && onAnswer && (
          <p className={styles.doors}>
            <button type="button" onClick={onAnswer}>
              Answer the question
              <span className="visually-hidden"> for {checkTitle(check.id)}</span>
            </button>
          </p>
        )}
        {witness && (
          <p className={styles.doors}>
            <button type="button" onClick={onShow}>
              {isShown ? 'Its run is shown' : 'Show its run'}
              <span className="visually-hidden">: {checkTitle(check.id)}</span>
            </button>
            {witness.line !== null && !isStale && (
              <button type="button" onClick={() => witness.line !== null && onLine(witness.line)}>
                line {witness.line}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
