import { useState } from 'react';
import type { Assignment, QuestionPart } from '../../../assignments/assignmentFile.ts';
import type { ResolvedQuestion } from '../../../quiz/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { useAssigned } from './AssignedQuestion.tsx';
import type { Numbered } from './AssignedQuestion.tsx';
import styles from './assignment.module.css';

interface WrongAnswersProps {
  readonly assignment: Assignment;
  readonly one: Numbered;
  readonly onChange: (part: QuestionPart) => void;
}

/** A question with all wrong answers that are suggested. */
export function unpicked({ wrong: _wrong, ...part }: QuestionPart): QuestionPart {
  return part;
}

/** The wrong answers that runs beside a question suggest, to be picked from; nothing where it has no options. */
export function WrongAnswers({ assignment, one, onChange }: WrongAnswersProps) {
  const all = { id: one.id, part: unpicked(one.part) };
  return (
    <Suggested key={JSON.stringify([all, assignment.scenarios])} assignment={assignment} one={all}>
      {({ options }) => <Picks wrong={options.filter(({ right }) => !right)} part={one.part} onChange={onChange} />}
    </Suggested>
  );
}

type WithOptions = Extract<ResolvedQuestion, { readonly form: 'options' }>;

interface SuggestedProps {
  readonly assignment: Assignment;
  readonly one: Numbered;
  readonly children: (resolved: WithOptions) => React.ReactNode;
}

/** It is made anew for another question, and not for other picks: those keep the focus. */
function Suggested({ assignment, one, children }: SuggestedProps) {
  const [fixed] = useState({ assignment, one });
  const found = useAssigned(fixed.assignment, fixed.one);
  return found.state === 'done' && found.resolved.form === 'options' ? children(found.resolved) : null;
}

interface PicksProps {
  readonly wrong: WithOptions['options'];
  readonly part: QuestionPart;
  readonly onChange: (part: QuestionPart) => void;
}

function Picks({ wrong, part, onChange }: PicksProps) {
  const picked = wrong.map(({ value }) => value).filter((value) => part.wrong?.includes(value) ?? true);
  const put = (value: string, isIn: boolean): void => {
    const next = wrong.map((one) => one.value).filter((one) => (one === value ? isIn : picked.includes(one)));
    onChange(next.length === wrong.length ? unpicked(part) : { ...part, wrong: next });
  };
  return (
    <fieldset className={styles.field}>
      <legend>Wrong answers: one at least</legend>
      {wrong.map(({ value, text, would }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={picked.includes(value)}
            disabled={picked.length === 1 && picked[0] === value}
            onChange={({ target }) => put(value, target.checked)}
          />{' '}
          {plain(text)}. {would && <span className={styles.verdict}>{plain(would.headline)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
