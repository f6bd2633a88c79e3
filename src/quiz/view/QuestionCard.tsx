import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Asked } from '../asked.ts';
import { isShut, asSentence } from '../question.ts';
import type { Answer, Question, Target } from '../question.ts';
import { hintCosts } from '../score.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { NumberInput, OptionsInput, OrderInput, PointInput } from './inputs.tsx';
import type { GivenAnswer } from './useQuestion.ts';
import { Button } from '../../ui/Button.tsx';
import { inChunk } from '../../ui/inChunk.ts';
import { Until } from '../../ui/Until.tsx';
import styles from './question.module.css';

/** There is no answer to talk about before somebody gives one. */
const Answered = inChunk(async () => (await import('./Answered.tsx')).Answered);

export interface QuestionCardProps {
  readonly asked: Asked;
  /** The answer that is shown with its feedback; `null` asks. */
  readonly given: GivenAnswer | null;
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
  const { asked, given, isRunning = false, hints, locked = true, place, level = 2 } = props;
  const { question } = asked;
  const { picked = null, onPick = nothing, onAnswer, onHint, onAgain, actions } = props;
  const headingId = useId();
  const [moved, setMoved] = useState(0);

  const heading = (words: ReactNode): ReactNode => (
    <CardHeading id={headingId} level={level} moved={moved}>
      {words}
    </CardHeading>
  );
  const grade = given?.grade;
  return (
    <section className={styles.card} aria-labelledby={headingId} data-question={question.id}>
      <p className={styles.head}>
        <span>{kicker(question, given !== null)}</span>
        <span>{place}</span>
      </p>
      {given ? (
        <Until all={[Answered.load()]} meanwhile={null}>
          <Answered
            given={given}
            heading={heading}
            actions={actions}
            onAgain={
              onAgain &&
              (() => {
                onAgain();
                setMoved(moved + 1);
              })
            }
          />
        </Until>
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
        {moved > 0 && grade ? verdictOf(question, grade) : ''}
      </p>
    </section>
  );
}

function verdictOf({ kind }: Question, { right, score }: GivenAnswer['grade']): string {
  if (right) return 'Right.';
  if (score > 0) return 'Right in part.';
  return kind === 'concept' ? 'Not right.' : 'Not in this run.';
}

function kicker(question: Question, answered: boolean): string {
  if (question.kind === 'concept')
    return answered ? 'What you said, and what a source says' : 'Concept: not run, from a source';
  if (isShut(question)) return answered ? 'Your prediction' : 'Predict, then run';
  return answered ? 'What you said' : question.kind === 'why' ? 'Why' : 'Look, then say';
}

function nothing(): void {}

interface AskingProps {
  readonly asked: Asked;
  /** The id of its heading, which the card uses. */
  readonly headingId: string;
  readonly heading: (words: ReactNode) => ReactNode;
  readonly hints: number;
  /** The run stays shut until there is an answer. */
  readonly locked: boolean;
  /** There is an answer, and its runs are under way. */
  readonly isRunning: boolean;
  readonly picked: Target | null;
  readonly onPick: (target: Target | null) => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onHint: () => void;
}

const WAITS = {
  number: 'Choose a number first.',
  options: 'Choose first.',
  order: '',
  point: 'Choose first.',
} as const;

/** A question that waits for its answer. */
function Asking(props: AskingProps): ReactNode {
  const { asked, headingId, heading, hints, locked, isRunning, picked, onPick, onAnswer, onHint } = props;
  const [first] = useState(() => draftOf(asked) ?? firstAnswer(asked));
  const [answer, setAnswer] = useState(first);
  const { question, form } = asked;
  const change = useCallback(
    (next: Answer | null) => {
      setAnswer(next);
      keepDraft(question.id, next);
    },
    [question.id],
  );
  const after = locked && isShut(question);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!answer) return;
        keepDraft(question.id, null);
        onAnswer(answer);
      }}
    >
      {heading(<Words sentence={asSentence(question.prompt)} />)}
      {asked.form === 'options' && asked.pick === 'all' && <p className={styles.note}>Choose all that apply.</p>}
      <div className={styles.answer} data-form={form} inert={isRunning}>
        {answerInput(asked, { labelledBy: headingId, first, picked, onPick, onChange: change })}
        <Button kind="primary" type="submit" className={styles.commit} disabled={answer === null}>
          {after ? `Commit${answer?.as === 'number' ? ` to ${answer.value}` : ''} and run` : 'Commit'}
        </Button>
        <span className={styles.note}>
          {answer === null && `${WAITS[form]} `}
          {isRunning ? 'The run is under way.' : after && 'The run stays shut until you commit.'}
        </span>
      </div>
      <Hints question={question} taken={hints} onHint={onHint} />
    </form>
  );
}

/** The order that is shown at first may be given as it stands. */
function firstAnswer(asked: Asked): Answer | null {
  return asked.form === 'order' ? { as: 'values', values: asked.start } : null;
}

/** Takes an answer in the form of the question. */
function answerInput(
  asked: Asked,
  { picked, onPick, ...rest }: Omit<ComponentProps<typeof PointInput>, 'asked'>,
): ReactNode {
  switch (asked.form) {
    case 'number':
      return <NumberInput asked={asked} {...rest} />;
    case 'options':
      return <OptionsInput asked={asked} {...rest} />;
    case 'order':
      return <OrderInput asked={asked} {...rest} />;
    case 'point':
      return <PointInput asked={asked} picked={picked} onPick={onPick} {...rest} />;
  }
}

interface HintsProps {
  readonly question: Question;
  readonly taken: number;
  readonly onHint: () => void;
}

/** The hints that were taken, and the way to the next one with what it costs. */
function Hints({ question, taken, onHint }: HintsProps): ReactNode {
  const hints = question.hints ?? [];
  const costs = hintCosts(question);
  const next = costs[taken];
  if (hints.length === 0) return null;
  return (
    <div className={styles.hints}>
      <ol aria-live="polite">
        {hints.slice(0, taken).map(({ text }, index) => (
          <li key={index}>
            <span>Hint {index + 1}</span>
            <span className={styles.prose}>
              <Words sentence={asSentence(text)} />
            </span>
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <button type="button" className={styles.quiet} onClick={onHint}>
          {taken === 0 ? 'A hint' : 'Another hint'}, for {Math.round(next * 100)} % of the points
        </button>
      )}
    </div>
  );
}

interface CardHeadingProps {
  readonly id: string;
  readonly level: 2 | 3;
  /** How often this card has been answered, or asked again, since it is on the page. */
  readonly moved: number;
  readonly children: ReactNode;
}

/** The heading of a question. Whoever has just answered, or asks again, is led to what has changed. */
function CardHeading({ id, level, moved, children }: CardHeadingProps): ReactNode {
  const Heading = `h${level}` as const;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved > 0) ref.current?.focus({ preventScroll: true });
  }, [moved]);
  return (
    <Heading id={id} ref={ref} tabIndex={-1}>
      {children}
    </Heading>
  );
}
