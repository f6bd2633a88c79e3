import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { gradeOrNull } from '../grade.ts';
import type { Answer, Target } from '../question.ts';
import { isShut } from '../question.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import { Answered } from './Answered.tsx';
import { Asking } from './Asking.tsx';
import styles from './question.module.css';

export interface QuestionCardProps {
  readonly resolved: ResolvedQuestion;
  /** The answer that is shown with its feedback; `null` asks. */
  readonly given: Answer | null;
  /** How many hints have been taken. */
  readonly hints: number;
  /** Whether the run is shut until there is an answer; it is no more when the question is asked again. */
  readonly locked?: boolean;
  /** `1 of 4` */
  readonly place?: string | undefined;
  /** For point questions: what is picked on the timeline. */
  readonly picked?: Target | null | undefined;
  readonly onPick?: ((target: Target | null) => void) | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onHint: () => void;
  /** Asks again, after a wrong answer. Without it there is no such button. */
  readonly onAgain?: (() => void) | undefined;
  /** Buttons after the feedback. */
  readonly actions?: ReactNode;
  /** Of its heading; 2 by default. */
  readonly level?: 2 | 3;
}

/** A question: it asks, or shows an answer with all there is to say about it. */
export function QuestionCard(props: QuestionCardProps): ReactNode {
  const { resolved, given, hints, locked = true, place, level = 2 } = props;
  const { picked = null, onPick = nothing, onAnswer, onHint, onAgain, actions } = props;
  const headingId = useId();
  const Heading = `h${level}` as const;
  const headingRef = useRef<HTMLHeadingElement>(null);
  // Whoever has just answered, or asks again, is led to what has changed.
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (moved > 0) headingRef.current?.focus({ preventScroll: true });
  }, [moved]);

  const heading = (words: ReactNode): ReactNode => (
    <Heading id={headingId} ref={headingRef} tabIndex={-1}>
      {words}
    </Heading>
  );
  const grade = given && gradeOrNull(resolved, given);
  return (
    <section className={styles.card} aria-labelledby={headingId} data-question={resolved.question.id}>
      <p className={styles.head}>
        <span>{kicker(resolved, grade !== null)}</span>
        <span>{place}</span>
      </p>
      {given && grade ? (
        <Answered
          resolved={resolved}
          heading={heading}
          said={given}
          grade={grade}
          actions={actions}
          onAgain={
            onAgain &&
            (() => {
              onAgain();
              setMoved(moved + 1);
            })
          }
        />
      ) : (
        <Asking
          resolved={resolved}
          headingId={headingId}
          heading={heading}
          hints={hints}
          locked={locked}
          picked={picked}
          onPick={onPick}
          onHint={onHint}
          onAnswer={(answer) => {
            onAnswer(answer);
            setMoved(moved + 1);
          }}
        />
      )}
      <p role="status" className="visually-hidden">
        {moved > 0 && grade ? (grade.right ? 'Right.' : grade.score > 0 ? 'Right in part.' : 'Not in this run.') : ''}
      </p>
    </section>
  );
}

function kicker({ question }: ResolvedQuestion, answered: boolean): string {
  if (question.kind === 'concept') return answered ? 'Your answer, from a source' : 'Concept: not run, from a source';
  if (isShut(question)) return answered ? 'Your prediction' : 'Predict, then run';
  return answered ? 'Your answer' : question.kind === 'why' ? 'Why' : 'Look, then answer';
}

function nothing(): void {}
