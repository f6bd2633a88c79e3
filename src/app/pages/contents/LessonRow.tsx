import { Link } from 'wouter';
import { asSentence } from '../../../quiz/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { buttonLook } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { inChunk } from '../../../ui/inChunk.ts';
import { Until } from '../../../ui/Until.tsx';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import type { Standing } from './lessonStandings.ts';
import styles from './contents.module.css';

/** Decoration: where its script does not arrive, there is none. */
const Signature = inChunk(async () => {
  try {
    return (await import('./Signature.tsx')).Signature;
  } catch {
    return () => null;
  }
});

interface LessonRowProps {
  readonly standing: Standing;
  /** Where the learner left off: it has the page's only button. */
  readonly isCurrent: boolean;
}

/** One lesson in the contents. */
export function LessonRow({ standing, isCurrent }: LessonRowProps) {
  const { entry, marks, right, hasBegun, isOver } = standing;
  const { number, title, about, minutes, signature, questions } = entry;
  const href = lessonHref(entry);
  const next = questions.findIndex((_, index) => marks[index] === 'open');
  const question = questions[next];
  return (
    <div role="row" className={cx(styles.row, isCurrent && styles.current)}>
      <span role="cell" className={styles.number}>
        {number}
      </span>
      <span role="cell" className={styles.what}>
        <Link href={href} className={styles.title}>
          {title}
        </Link>
        <span className={styles.about}>
          {isCurrent && hasBegun && question
            ? `Question ${next + 1} of ${questions.length}: ${plain(asSentence(question.prompt))}`
            : about}
        </span>
      </span>
      <span role="cell" className={styles.run}>
        <Until all={[Signature.load()]} meanwhile={null}>
          <Signature spec={signature} isShut={!hasBegun} />
        </Until>
      </span>
      <span role="cell" className={styles.minutes}>
        {minutes} min
      </span>
      <span role="cell" className={styles.answers}>
        {isCurrent ? (
          <Link href={href} className={buttonLook('primary', styles.begin)}>
            {hasBegun ? 'Go on' : 'Begin'}
            <span className="visually-hidden"> with lesson {number}</span>
          </Link>
        ) : hasBegun ? (
          <>
            <span>
              {right} of {questions.length}
              {isOver ? '' : ' so far'}
            </span>
            <span className={styles.marks} aria-hidden="true">
              {marks.map((mark, index) => (
                <i key={index} data-mark={mark} />
              ))}
            </span>
          </>
        ) : (
          'not begun'
        )}
      </span>
    </div>
  );
}
