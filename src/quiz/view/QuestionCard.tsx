import { lazy, Suspense, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Asked } from '../asked.ts';
import { gradeOrNull } from '../grade.ts';
import type { Answer, Question, Target } from '../question.ts';
import { isShut } from '../question.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import { Asking } from './Asking.tsx';
import { CardHeading } from './CardHeading.tsx';
import styles from './question.module.css';

/** There is no answer to talk about before somebody gives one. */
const Answered = lazy(async () => ({ default: (await import('./Answered.tsx')).Answered }));

export interface QuestionCardProps {
  readonly asked: Asked;
  /** The same, once its runs are made; `null` before: it can be asked already. */
  readonly resolved: ResolvedQuestion | null;
  /** The answer that is shown with its feedback; `null` asks. */
  readonly given: Answer | null;
  /** There is an answer, and its runs are under way. */
  readonly isRunning?: boolean;
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
  const { asked, resolved, given, isRunning = false, hints, locked = true, place, level = 2 } = props;
  const { question } = asked;
  const { picked = null, onPick = nothing, onAnswer, onHint, onAgain, actions } = props;
  const headingId = useId();
  const [moved, setMoved] = useState(0);

  const heading = (words: ReactNode): ReactNode => (
    <CardHeading id={headingId} level={level} moved={moved}>
      {words}
    </CardHeading>
  );
  const grade = given && resolved && gradeOrNull(resolved, given);
  return (
    <section className={styles.card} aria-labelledby={headingId} data-question={question.id}>
      <p className={styles.head}>
        <span>{kicker(question, grade !== null)}</span>
        <span>{place}</span>
      </p>
      {given && resolved && grade ? (
        <Suspense fallback={null}>
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
        </Suspense>
      ) : (
        <Asking
          asked={asked}
          isRunning={isRunning}
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

function kicker(question: Question, answered: boolean): string {
  if (question.kind === 'concept') return answered ? 'Your answer, from a source' : 'Concept: not run, from a source';
  if (isShut(question)) return answered ? 'Your prediction' : 'Predict, then run';
  return answered ? 'Your answer' : question.kind === 'why' ? 'Why' : 'Look, then answer';
}

function nothing(): void {}
