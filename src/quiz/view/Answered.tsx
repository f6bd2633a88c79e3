import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Answer } from '../question.ts';
import type { Grade, ResolvedQuestion } from '../resolved.ts';
import { sentenceOf } from '../told.ts';
import { OrderVerdict } from './OrderVerdict.tsx';
import { OptionsVerdict } from './OptionsVerdict.tsx';
import { Verdict } from './Verdict.tsx';
import { WouldBeRight } from './WouldBeRight.tsx';
import styles from './question.module.css';

export interface AnsweredProps {
  readonly resolved: ResolvedQuestion;
  readonly heading: (words: ReactNode) => ReactNode;
  readonly said: Answer;
  readonly grade: Grade;
  readonly onAgain: (() => void) | undefined;
  /** Beside the button that asks again. */
  readonly actions: ReactNode;
}

/** A question with its answer: what was said, what is so, what the answer would be right for, and why. */
export function Answered({ resolved, heading, said, grade, onAgain, actions }: AnsweredProps): ReactNode {
  const { question } = resolved;
  const again = !grade.right && onAgain;
  return (
    <>
      {heading(<Words sentence={sentenceOf(question.prompt)} />)}
      {resolved.form === 'options' ? (
        <OptionsVerdict resolved={resolved} said={said} />
      ) : (
        <>
          {resolved.form === 'order' ? (
            <OrderVerdict resolved={resolved} said={said} />
          ) : (
            <Verdict resolved={resolved} grade={grade} />
          )}
          {grade.would.map((would, index) => (
            <WouldBeRight key={index} would={would} />
          ))}
        </>
      )}
      {grade.general && (
        <p className={styles.general}>
          <Words sentence={grade.general} />
        </p>
      )}
      <div className={styles.explanation}>
        <p className={styles.prose}>
          <Words sentence={grade.explanation} />
        </p>
      </div>
      {question.source && (
        <p className={styles.source}>
          Source: <a href={question.source.url}>{question.source.title}</a>
        </p>
      )}
      {(again || actions) && (
        <p className={styles.actions}>
          {actions}
          {again && (
            <button type="button" className={styles.button} onClick={onAgain}>
              Answer again
            </button>
          )}
        </p>
      )}
    </>
  );
}
