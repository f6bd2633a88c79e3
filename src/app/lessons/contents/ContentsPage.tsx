import { lazy, Suspense } from 'react';
import { LESSONS } from '../../../lessons/index.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { LessonRuns } from '../runs/LessonRuns.tsx';
import { LessonRow } from './LessonRow.tsx';
import { goOnWith, standings } from './standing.ts';
import styles from './contents.module.css';

const LeadFigure = lazy(async () => ({ default: (await import('./LeadFigure.tsx')).LeadFigure }));

/** All lessons in order, and where to go on. */
export default function ContentsPage() {
  const { progress } = useProgress();
  const all = standings(LESSONS, progress);
  const current = goOnWith(all, progress);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>Reauth Lab</title>
      <LessonRuns>
        <div className={styles.lead}>
          <div>
            <h1>Silent token refresh, and how it goes wrong</h1>
            <p>
              Access tokens expire in the middle of things. You predict what a reauth wrapper does, then the real code
              runs, and you watch every request. Nothing here is claimed that was not run.
            </p>
          </div>
          <div className={styles.picture}>
            <Suspense fallback={null}>
              <LeadFigure />
            </Suspense>
          </div>
        </div>
        <div className={styles.table} role="table" aria-label="Lessons">
          <div role="rowgroup">
            <div role="row" className={styles.headings}>
              <span role="columnheader">
                <span className="visually-hidden">Number</span>
              </span>
              <span role="columnheader">Lesson</span>
              <span role="columnheader">Its run</span>
              <span role="columnheader">Time</span>
              <span role="columnheader">Answers</span>
            </div>
          </div>
          <div role="rowgroup">
            {all.map((standing) => (
              <LessonRow key={standing.entry.slug} standing={standing} isCurrent={standing === current} />
            ))}
          </div>
        </div>
      </LessonRuns>
    </main>
  );
}
