import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/panel.module.css';
import type { PassageLine } from '../../run/code/passageLines.ts';
import styles from './about.module.css';

interface AboutProps {
  readonly title: string;
  readonly sentence: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly passages: readonly PassageLine[];
  readonly onLine: (line: number) => void;
}

/** What is right and what is wrong with a wrapper, and the lines that make it so. */
export function About({ title, sentence, right, wrong, passages, onLine }: AboutProps) {
  return (
    <section className={`${panel.panel} ${styles.about}`} aria-labelledby="about">
      <div className={styles.what}>
        <h2 id="about">{title}</h2>
        <p>{sentence}</p>
      </div>
      {right.length > 0 && (
        <Points look="right" title="What it does right" icon={<Icon name="tick" />} points={right} />
      )}
      {wrong.length > 0 && (
        <Points look="wrong" title="What it does wrong" icon={<Icon name="cross" />} points={wrong} />
      )}
      {passages.length > 0 && (
        <div className={styles.lines}>
          <h3>Lines that matter</h3>
          <dl>
            {passages.map(({ line, why }) => (
              <div key={line}>
                <dt>
                  <button type="button" onClick={() => onLine(line)} aria-label={`Show line ${line}`}>
                    {line}
                  </button>
                </dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}

function Points({
  look,
  title,
  icon,
  points,
}: {
  look: 'right' | 'wrong';
  title: string;
  icon: ReactNode;
  points: readonly string[];
}) {
  return (
    <div className={styles[look]}>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>
            {icon}
            {point}
          </li>
        ))}
      </ul>
    </div>
  );
}
