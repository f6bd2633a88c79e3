import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { LinkButton } from '../../../ui/Button.tsx';
import { Page } from '../../shell/Page.tsx';
import head from '../../shell/pageHead.module.css';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import { LessonRuns } from '../../run/figures/LessonRuns.tsx';
import { LessonRow } from './LessonRow.tsx';
import { goOnWith, standings } from './lessonStandings.ts';
import type { Standing } from './lessonStandings.ts';
import styles from './contents.module.css';

const Opening = lazy(async () => ({ default: (await import('./Opening.tsx')).Opening }));

/** All lessons in order, and where to go on. */
export default function ContentsPage() {
  const { progress } = useProgress();
  const all = standings(LESSONS, progress);
  const current = goOnWith(all, progress);
  const first = firstWay(current);
  return (
    <Page title={null} look="bare" className={styles.page}>
      <LessonRuns>
        <div className={styles.lead}>
          <div>
            <h1 className={head.title}>Silent token refresh, and how it goes wrong</h1>
            <p>
              Access tokens expire in the middle of things. Predict what a reauth wrapper does, then run its real code
              and watch every request.
            </p>
            <p className={styles.ways}>
              <LinkButton kind="primary" href={first.href}>
                {first.words}
              </LinkButton>
              <LinkButton href="/sandbox">Open the sandbox</LinkButton>
            </p>
          </div>
          <div className={styles.picture}>
            <Suspense fallback={null}>
              <Opening />
            </Suspense>
          </div>
        </div>
        <div role="table" aria-label="Lessons">
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
      <footer className={styles.foot}>
        <p>
          After the lessons: <Link href="/workbench">write a wrapper</Link> and have it checked,{' '}
          <Link href="/workbench/table">every wrapper against every check</Link>, and for whoever teaches,{' '}
          <Link href="/class">where a class goes wrong</Link>.
        </p>
        <p>
          Nothing leaves this browser. Built on <a href="https://redux-toolkit.js.org/rtk-query/overview">RTK Query</a>,{' '}
          <a href="https://mswjs.io">MSW</a> and <a href="https://reactflow.dev">React Flow</a>.
        </p>
      </footer>
    </Page>
  );
}

/** Where the page's first button leads: into the lessons, or to practice when all of them are done. */
function firstWay(current: Standing | null): { readonly href: string; readonly words: string } {
  if (!current) return { href: '/practice', words: 'Practise' };
  const { entry, hasBegun } = current;
  return { href: lessonHref(entry), words: `${hasBegun ? 'Go on with' : 'Start'} lesson ${entry.number}` };
}
