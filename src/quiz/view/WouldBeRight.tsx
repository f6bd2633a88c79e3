import { lazy, Suspense, use } from 'react';
import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Would } from '../resolved.ts';
import { RunTitlesContext } from './titles.ts';
import question from './question.module.css';
import styles from './verdict.module.css';

const RunFigure = lazy(async () => ({ default: (await import('./RunFigure.tsx')).RunFigure }));

interface WouldBeRightProps {
  readonly would: Would;
  /** What is said already stands elsewhere: the run alone. */
  readonly figureOnly?: boolean;
}

/** What an answer would be right for, with the run that shows it drawn small. */
export function WouldBeRight({ would, figureOnly = false }: WouldBeRightProps): ReactNode {
  const titles = use(RunTitlesContext);
  return (
    <div className={styles.would} data-alone={figureOnly || would.traces.length === 0 || undefined}>
      {!figureOnly && (
        <div>
          <p className={styles.headline}>
            <Words sentence={would.headline} />
          </p>
          {would.because.length > 0 && (
            <p className={question.prose}>
              <Words sentence={would.because} />
            </p>
          )}
        </div>
      )}
      {would.traces.length > 0 && (
        <div className={styles.figures}>
          {would.runs.map((spec, index) => {
            const trace = would.traces[index];
            const name = titles.name(spec);
            const href = titles.href(spec);
            return (
              trace && (
                <figure key={index}>
                  <Suspense fallback={null}>
                    <RunFigure trace={trace} label={`The run of ${name}`} />
                  </Suspense>
                  <figcaption>{href === null ? name : <a href={href}>{name}</a>}</figcaption>
                </figure>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}
