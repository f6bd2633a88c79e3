import { useState } from 'react';
import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Asked } from '../asked.ts';
import type { Answer, Target } from '../question.ts';
import { isShut } from '../question.ts';
import { sentenceOf } from '../told.ts';
import { Hints } from './Hints.tsx';
import { AnswerInput } from './inputs/AnswerInput.tsx';
import styles from './question.module.css';

export interface AskingProps {
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
export function Asking(props: AskingProps): ReactNode {
  const { asked, headingId, heading, hints, locked, isRunning, picked, onPick, onAnswer, onHint } = props;
  const [answer, setAnswer] = useState(() => firstAnswer(asked));
  const { question, form } = asked;
  const after = locked && isShut(question);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answer) onAnswer(answer);
      }}
    >
      {heading(<Words sentence={sentenceOf(question.prompt)} />)}
      {asked.form === 'options' && asked.pick === 'all' && <p className={styles.note}>Choose all that apply.</p>}
      <div className={styles.answer} data-form={form} inert={isRunning}>
        <AnswerInput asked={asked} labelledBy={headingId} picked={picked} onPick={onPick} onChange={setAnswer} />
        <button type="submit" className={styles.primary} disabled={answer === null}>
          {after ? `Commit${answer?.as === 'number' ? ` to ${answer.value}` : ''} and run` : 'Answer'}
        </button>
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
