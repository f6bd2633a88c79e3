import type { Check, CheckResult } from '../../../../sim/index.ts';
import { cx } from '../../../../ui/cx.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { checkState } from './checkState.ts';
import { checkTitle } from './checkTitle.ts';
import type { Witness } from './useWitnesses.ts';
import styles from './checks.module.css';

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
}

/** One check: what it claims, and what came of it. */
export function CheckRow(props: CheckRowProps) {
  const { check, isGoal, result, runs, witness, isStale, isShown, onShow, onLine } = props;
  const state = checkState(result, runs !== null);
  return (
    <li className={styles.check} data-check={check.id} data-state={state} data-shown={isShown || undefined}>
      <span className={cx(styles.lamp, state === 'now' && 'hatched')} aria-hidden="true">
        {state === 'holds' && <Icon name="tick" />}
        {state === 'untested' && <Icon name="dash" />}
        {state === 'violated' && <Icon name="cross" />}
      </span>
      <div>
        <h4>
          {checkTitle(check.id)}
          {isGoal && <span className={styles.goal}>goal</span>}
        </h4>
        <p className={styles.claim}>{check.sentence}</p>
        {result && (
          <p className={styles.because}>
            {/* An untested one says by itself that it is. */}
            {state !== 'untested' && <span className="visually-hidden">{result.holds ? 'Holds: ' : 'Violated: '}</span>}
            {result.because}
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
