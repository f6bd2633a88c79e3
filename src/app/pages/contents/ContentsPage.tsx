import { useState } from 'react';
import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { Page } from '../../shell/Page.tsx';
import head from '../../shell/pageHead.module.css';
import { Doors } from './Doors.tsx';
import { FrontPanel } from './FrontPanel.tsx';
import { LessonRow } from './LessonRow.tsx';
import { goOnWith, standings } from './lessonStandings.ts';
import { WhereLeftOff } from './WhereLeftOff.tsx';
import styles from './contents.module.css';

/** A question to begin with, or where to go on; what there is for whom; and all lessons in order. */
export default function ContentsPage() {
  const { progress } = useProgress();
  const all = standings(LESSONS, progress);
  const current = goOnWith(all, progress);
  const hasBegun = all.some((standing) => standing.hasBegun);
  /** How often the reader asked for the opening questions. */
  const [asked, setAsked] = useState(0);
  const ask = (): void => setAsked(asked + 1);
  return (
    <Page title={null} look="bare" className={styles.page}>
      <div className={styles.lead}>
        <div>
          <h1 className={head.title}>Silent token refresh, and how it goes wrong</h1>
          <p>
            In an RTK Query app a <b>reauth wrapper</b> stands round the base query: on a <code>401</code> it is to
            refresh the access token, repeat the request, and log out only when the session is over.
          </p>
          <p className={styles.second}>
            Many are right for one request at a time. Say what this one does with three, and its real code runs before
            your eyes. For whoever writes such a wrapper, reviews one, or teaches it.
          </p>
        </div>
        {hasBegun && asked === 0 ? (
          <WhereLeftOff current={current} onAsk={ask} />
        ) : (
          <FrontPanel key={asked} isLed={asked > 0} />
        )}
      </div>
      <Doors onAsk={ask} />
      <div role="table" aria-label="Lessons">
        <div role="rowgroup">
          <div role="row" className={styles.headings}>
            <span role="columnheader">
              <span className="visually-hidden">Number</span>
            </span>
            <span role="columnheader">Lesson</span>
            <span role="columnheader">Its run</span>
            <span role="columnheader">Time</span>
            <span role="columnheader">Questions</span>
          </div>
        </div>
        <div role="rowgroup">
          {all.map((standing) => (
            <LessonRow key={standing.entry.slug} standing={standing} isCurrent={standing === current} />
          ))}
        </div>
      </div>
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
