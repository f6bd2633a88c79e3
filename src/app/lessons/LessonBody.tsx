import { use, useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { LESSONS, proseOf } from '../../lessons/index.ts';
import type { LessonEntry, Prose } from '../../lessons/index.ts';
import { answersOf } from '../../quiz/progress/progress.ts';
import { useProgress } from '../../quiz/progress/useProgress.ts';
import { LessonContext } from './LessonContext.ts';
import { LessonHead } from './LessonHead.tsx';
import { COMPONENTS } from './prose/components.tsx';
import { lessonHref } from './lessonHref.ts';
import lesson from './lesson.module.css';
import prose from './prose/prose.module.css';

interface LessonBodyProps {
  readonly entry: LessonEntry;
}

/** A lesson: its head, its prose, what to read, and the way on. */
export function LessonBody({ entry }: LessonBodyProps) {
  const { default: Content, outline }: Prose = use(proseOf(entry));
  const { progress, store } = useProgress();
  useEffect(() => store.visit(entry.slug), [store, entry.slug]);

  const state = useMemo(
    () => ({ entry, outline, isAnswered: (id: string) => answersOf(progress, id).length > 0 }),
    [entry, outline, progress],
  );
  const next = LESSONS[entry.number];
  return (
    <main id="main" tabIndex={-1} className={lesson.page}>
      <title>{`${entry.title}: Reauth Lab`}</title>
      <LessonHead {...state} />
      <LessonContext value={state}>
        <article className={prose.article}>
          <Content components={COMPONENTS} />
          <section className={prose.wild} aria-labelledby="wild">
            <h2 id="wild">In the wild</h2>
            <ul>
              {entry.inTheWild.map(({ title, url, about }) => (
                <li key={url}>
                  <a href={url}>{title}</a> <small>{about}</small>
                </li>
              ))}
            </ul>
          </section>
          <nav aria-label="The way on">
            <div className={lesson.next}>
              <Link href="/">Contents</Link>
              {next && (
                <p>
                  Next: <b>{next.title}.</b> {next.about} <Link href={lessonHref(next)}>Go on to lesson {next.number}</Link>
                </p>
              )}
            </div>
          </nav>
        </article>
      </LessonContext>
    </main>
  );
}
