import { lazy, Suspense, use, useEffect, useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { lessonOf, LESSONS, proseOf } from '../../../lessons/index.ts';
import type { LessonEntry, Prose } from '../../../lessons/index.ts';
import { answersOf, missedOf } from '../../../quiz/progress/progress.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { settled } from '../../../ui/Until.tsx';
import { LessonContext } from '../../run/figures/lessonContext.ts';
import { runnerOf } from '../../run/figures/useRunner.ts';
import { shortened } from '../../shell/address/shortened.ts';
import { MessagePage, Page } from '../../shell/Page.tsx';
import type { SimulatorClient } from '../../worker/client.ts';
import { LessonHead } from './LessonHead.tsx';
import { COMPONENTS } from './prose/proseComponents.ts';
import styles from './lesson.module.css';
import prose from './prose/prose.module.css';

/** Mostly there is nothing to say. */
const ProgressNotices = lazy(async () => ({
  default: (await import('../../../quiz/view/ProgressNotices.tsx')).ProgressNotices,
}));

/** Nobody is there at once. */
const LessonEnd = lazy(async () => ({ default: (await import('./LessonEnd.tsx')).LessonEnd }));

/** Fetches a lesson, which its page shows at once then. */
export async function prepare(slug: string): Promise<void> {
  const entry = LESSONS.find((lesson) => lesson.slug === slug);
  if (entry) await Promise.all([lessonOf(entry), proseOf(entry)].map(settled));
}

/** Asks for the lesson's own run, which is mostly the first on its page. */
export function runAhead(simulator: SimulatorClient, { name }: { readonly name: string }): void {
  const entry = LESSONS.find((lesson) => lesson.slug === name);
  if (entry) runnerOf(simulator)(entry.signature).catch(() => undefined);
}

/** One lesson. */
export default function LessonPage() {
  const { slug } = useParams();
  const entry = useMemo(() => LESSONS.find((lesson) => lesson.slug === slug), [slug]);
  if (!entry)
    return (
      <MessagePage title="There is no such lesson">
        <p>
          Failed to open “{shortened(slug ?? '')}”: no lesson has this address. <a href="#/">Look at the contents</a>.
        </p>
      </MessagePage>
    );
  return <LessonBody key={entry.slug} entry={entry} />;
}

/** A lesson: its head, its prose, what to read, and the way on. */
function LessonBody({ entry }: { entry: LessonEntry }) {
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
          <Suspense fallback={null}>
            <LessonEnd
              entry={entry}
              missed={missed.length}
              onRetry={() => {
                setRetry(retry + 1);
                document.getElementById(`question-${missed[0]?.id}`)?.scrollIntoView({ block: 'center' });
              }}
            />
          </Suspense>
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
