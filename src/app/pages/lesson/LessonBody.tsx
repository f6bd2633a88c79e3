import { lazy, Suspense, use, useEffect, useMemo, useState } from 'react';
import { lessonOf, proseOf } from '../../../lessons/index.ts';
import type { LessonEntry, Prose } from '../../../lessons/index.ts';
import { answersOf, missedOf } from '../../../quiz/progress/progress.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { Page } from '../../shell/Page.tsx';
import { LessonContext } from '../../run/figures/LessonContext.ts';
import { LessonEnd } from './LessonEnd.tsx';
import { LessonHead } from './LessonHead.tsx';
import { COMPONENTS } from './prose/components.tsx';
import styles from './lesson.module.css';
import prose from './prose/prose.module.css';

/** Mostly there is nothing to say. */
const ProgressNotices = lazy(async () => ({
  default: (await import('../../../quiz/view/ProgressNotices.tsx')).ProgressNotices,
}));

interface LessonBodyProps {
  readonly entry: LessonEntry;
}

/** A lesson: its head, its prose, what to read, and the way on. */
export function LessonBody({ entry }: LessonBodyProps) {
  // Both are asked for before either is waited for.
  const asked = [lessonOf(entry), proseOf(entry)] as const;
  const lesson = use(asked[0]);
  const { default: Content, outline }: Prose = use(asked[1]);
  const { progress, notices, store } = useProgress();
  useEffect(() => store.visit(entry.slug), [store, entry.slug]);

  const [retry, setRetry] = useState(0);
  const state = useMemo(
    () => ({ entry: lesson, outline, retry, isAnswered: (id: string) => answersOf(progress, id).length > 0 }),
    [lesson, outline, retry, progress],
  );
  const missed = missedOf(progress, entry.questions);
  return (
    <Page title={entry.title} look="bare" className={styles.page}>
      <LessonHead {...state} entry={entry} />
      <LessonContext value={state}>
        <article className={prose.article}>
          <Content components={COMPONENTS} />
          <section className={prose.wild} aria-labelledby="wild">
            <h2 id="wild">In the wild</h2>
            <ul className={prose.list}>
              {lesson.inTheWild.map(({ title, url, about }) => (
                <li key={url}>
                  <a href={url}>{title}</a> <small>{about}</small>
                </li>
              ))}
            </ul>
          </section>
          <LessonEnd
            entry={entry}
            missed={missed.length}
            onRetry={() => {
              setRetry(retry + 1);
              document.getElementById(`question-${missed[0]?.id}`)?.scrollIntoView({ block: 'center' });
            }}
          />
        </article>
      </LessonContext>
      {notices.length > 0 && (
        <div className={styles.notices}>
          <Suspense fallback={null}>
            <ProgressNotices />
          </Suspense>
        </div>
      )}
    </Page>
  );
}
