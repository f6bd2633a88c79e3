import { useLocation } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import type { LessonEntry, LessonPart } from '../../../lessons/index.ts';
import { cx } from '../../../ui/cx.ts';
import page from '../../shell/pageHead.module.css';
import styles from './lesson.module.css';

interface LessonHeadProps {
  readonly entry: LessonEntry;
  readonly outline: readonly LessonPart[];
  readonly isAnswered: (question: string) => boolean;
}

/** Which lesson, how far, and how long it still takes. */
export function LessonHead({ entry, outline, isAnswered }: LessonHeadProps) {
  const [path] = useLocation();
  const done = outline.map(({ questions }) => questions.length > 0 && questions.every(isAnswered));
  const here = Math.max(
    0,
    done.findIndex((isDone, index) => !isDone && (outline[index]?.questions.length ?? 0) > 0),
  );
  const isOver = entry.questions.every(({ id }) => isAnswered(id));
  const left = Math.ceil(
    (entry.minutes * entry.questions.filter(({ id }) => !isAnswered(id)).length) / entry.questions.length,
  );
  return (
    <header className={styles.head}>
      <div className={styles.kick}>
        <span>
          Lesson {entry.number} of {LESSONS.length}
        </span>
        <ol className={styles.steps} aria-label="Parts">
          {outline.map(({ title }, index) => (
            <li key={title}>
              <a
                href={`#${path}`}
                title={title}
                aria-label={`Part ${index + 1}: ${title}`}
                aria-current={!isOver && index === here ? 'step' : undefined}
                className={cx((done[index] || isOver) && styles.done, !isOver && index === here && styles.here)}
                onClick={(event) => {
                  event.preventDefault();
                  const part = document.getElementById(partId(index));
                  part?.scrollIntoView({ block: 'start' });
                  part?.focus({ preventScroll: true });
                }}
              />
            </li>
          ))}
        </ol>
        <span>
          {isOver
            ? 'all questions done'
            : `part ${here + 1} of ${outline.length}, about ${left === 1 ? 'a minute' : `${left} minutes`} left`}
        </span>
      </div>
      <h1 className={page.title}>{entry.title}</h1>
    </header>
  );
}

/** The id of a part on the page, by its place from 0. */
export function partId(index: number): string {
  return `part-${index + 1}`;
}
