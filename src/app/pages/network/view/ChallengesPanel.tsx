import { CHALLENGES } from '../../../../sim/index.ts';
import type { Challenge } from '../../../../sim/index.ts';
import panel from '../../../../ui/panel.module.css';
import styles from './challenges.module.css';

interface ChallengesPanelProps {
  readonly current: string | null;
  readonly onChoose: (challenge: Challenge) => void;
}

/** What there is to try. Some of it cannot be done. */
export function ChallengesPanel({ current, onChoose }: ChallengesPanelProps) {
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby="challenges">
      <div className={panel.head}>
        <h2 id="challenges">Challenges</h2>
        <span className={panel.note}>some of them cannot be done: then say so</span>
      </div>
      <ol className={styles.list}>
        {CHALLENGES.map((challenge) => (
          <li key={challenge.id}>
            <button
              type="button"
              aria-current={challenge.id === current || undefined}
              onClick={() => onChoose(challenge)}
            >
              {challenge.title}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
