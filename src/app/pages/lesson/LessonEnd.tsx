import { useSearch } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import type { LessonEntry } from '../../../lessons/index.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { scoreOfQuestions } from '../../../quiz/progress/progress.ts';
import { POINTS_COUNT } from '../../../quiz/score.ts';
import { capital } from '../../../sim/index.ts';
import { Button, LinkButton } from '../../../ui/Button.tsx';
import { lessonHref, thenOf } from '../../shell/address/lessonHref.ts';
import { inWords } from '../../../ui/inWords.ts';
import styles from './lesson.module.css';

interface LessonEndProps {
  readonly entry: LessonEntry;
  /** How many questions were answered and never right. */
  readonly missed: number;
  readonly onRetry: () => void;
}

/** The score, what was missed, and the way on. */
export function LessonEnd({ entry, missed, onRetry }: LessonEndProps) {
  const { progress } = useProgress();
  const { answered, questions, percent } = scoreOfQuestions(progress, entry.questions);
  const then = thenOf(useSearch());
  const next = then ? LESSONS.find(({ slug }) => slug === then[0]) : LESSONS[entry.number];
  return (
    <nav aria-label="The way on">
      <div className={styles.next}>
        <p>
          <b>
            {answered} of {questions} questions done
            {answered > 0 && `, ${percent} % of the points`}.
          </b>{' '}
          {missed > 0 && `${capital(inWords(missed))} ${missed === 1 ? 'has' : 'have'} not been right yet.`}
          {answered > 0 && <small>{POINTS_COUNT}</small>}
        </p>
        {missed > 0 && <Button onClick={onRetry}>Ask me {missed === 1 ? 'that one' : 'those'} again</Button>}
      </div>
      <div className={styles.next}>
        <p>
          {next && (
            <>
              Next: <b>{next.title}.</b> {next.about}
            </>
          )}
          {then?.length === 0 && 'This was the short way. The whole course stands in the contents.'}
        </p>
        <LinkButton kind="primary" href={next ? lessonHref(next, then && then.slice(1)) : '/'}>
          {next ? `Go on to lesson ${next.number}` : 'Back to the contents'}
        </LinkButton>
      </div>
    </nav>
  );
}
