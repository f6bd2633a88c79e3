import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { percent, asSentence } from '../../../quiz/index.ts';
import type { Mistake, QuestionReport } from '../../../quiz/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import styles from './questionRow.module.css';

/** One question: how many were right at first and what was wrong most; open, everything that was wrong. */
export function QuestionRow({ report }: { report: QuestionReport }) {
  const { question, right, answered, rightAtFirst, rightLater, afterReset, mistakes, mostChosen } = report;
  const lesson = LESSONS.find(({ questions }) => questions.some(({ id }) => id === question.id));
  return (
    <li>
      <details className={styles.row} data-question={question.id}>
        <summary>
          <span className={styles.prompt}>
            <Words sentence={asSentence(question.prompt)} />
          </span>
          <span className={styles.share}>
            <Bar part={rightAtFirst} of={answered} />
            <span>
              <b>{percent(rightAtFirst, answered)} %</b> {rightAtFirst} of {answered}
              <span className={styles.spelled}> right at first</span>
            </span>
          </span>
          <span className={styles.most}>{mostChosen ? <Most mistake={mostChosen} /> : 'Nobody was wrong.'}</span>
        </summary>
        <div className={styles.more}>
          <p>
            Right is{' '}
            <span className={styles.said}>
              <Words sentence={right} />
            </span>
            . {rightLater > 0 && `${rightLater} more said so later. `}
            {afterReset > 0 &&
              `${afterReset} had reset the question before: what they said first here may not be their first. `}
            {lesson && <Link href={lessonHref(lesson)}>{`Lesson ${lesson.number}, ${lesson.title}`}</Link>}
          </p>
          {mistakes.length > 0 && (
            <ul>
              {mistakes.map((mistake, index) => (
                <li key={index}>
                  <span className={styles.count}>
                    {mistake.learners}
                    <span className="visually-hidden"> of {answered}</span>
                  </span>
                  <Bar part={mistake.learners} of={answered} isWrong />
                  <span>
                    {mistake.kind === 'left out' && 'left out: '}
                    <span className={styles.said}>
                      <Words sentence={mistake.said} />
                    </span>
                    <span className={styles.means}>
                      <Words sentence={mistake.means} /> <Words sentence={mistake.because} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </li>
  );
}

function Most({ mistake: { kind, said, means, learners } }: { mistake: Mistake }) {
  return (
    <>
      <span>
        {learners} {kind}{' '}
        <span className={styles.said}>
          <Words sentence={said} />
        </span>
      </span>
      {means.length > 0 && (
        <span className={styles.means}>
          <Words sentence={means} />
        </span>
      )}
    </>
  );
}

/** A share as a bar: right ones in ink, wrong ones hatched. The numbers beside it say the same. */
function Bar({ part, of, isWrong = false }: { part: number; of: number; isWrong?: boolean }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={isWrong ? 'hatched' : styles.right} style={{ width: `${(100 * part) / of}%` }} />
    </span>
  );
}
