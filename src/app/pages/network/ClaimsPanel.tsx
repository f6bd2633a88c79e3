import { listed } from '../../../sim/index.ts';
import type { Choice, Claim, Judgement } from '../../../sim/index.ts';
import { Lamp } from '../../../ui/Lamp.tsx';
import panel from '../../../ui/panel.module.css';
import styles from './claims.module.css';

interface ClaimsPanelProps {
  readonly claims: readonly Claim[];
  readonly choices: readonly Choice[];
  /** Where a step was: `at move 6`. */
  readonly moveOf: (step: number) => string;
  /** The step that was made last: what it broke lights up. */
  readonly last: number;
}

/** Claims about the wrapper, checked after every move. */
export function ClaimsPanel({ claims, choices, moveOf, last }: ClaimsPanelProps) {
  return (
    <section className={panel.panel} aria-labelledby="claims">
      <div className={panel.head}>
        <h2 id="claims">Claims about this wrapper</h2>
        <span className={panel.note}>checked after every move</span>
      </div>
      <ul className={styles.claims}>
        {claims.map(({ id, title, judgement }) => (
          <li
            key={id}
            className={styles[judgement.state]}
            data-claim={id}
            data-state={judgement.state}
            data-now={(judgement.state === 'broken' && judgement.step === last) || undefined}
          >
            <Lamp state={judgement.state} />
            <span className={styles.words}>
              <strong>{title}</strong>
              <span>
                <span className="visually-hidden">{STATES[judgement.state]}: </span>
                {wordsOf(judgement, choices, moveOf)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const STATES: Readonly<Record<Judgement['state'], string>> = {
  holds: 'holds',
  open: 'still open',
  broken: 'broken',
  'at-risk': 'at risk',
};

function wordsOf(judgement: Judgement, choices: readonly Choice[], moveOf: (step: number) => string): string {
  if (judgement.state === 'broken') return `broken ${moveOf(judgement.step)}: ${judgement.because}`;
  if (judgement.state !== 'at-risk') return judgement.because;
  const keys = judgement.by.map((choice) => String(choices.indexOf(choice) + 1));
  return `${judgement.because}; delivering ${listed(keys, 'or')} breaks it`;
}
