import { useState } from 'react';
import { goalsOf } from '../../../assignments/assigned.ts';
import { claimGoalsOf } from '../../../assignments/runClaims.ts';
import type { Assignment, ExercisePart, Part, QuestionPart } from '../../../assignments/assignmentFile.ts';
import { FACTS, grade, rightAnswer } from '../../../quiz/index.ts';
import { CHECKS, counted, GOALS } from '../../../sim/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { PickFiles } from '../../../ui/PickFiles.tsx';
import { useAssigned } from './AssignedQuestion.tsx';
import type { Numbered } from './AssignedQuestion.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { Points, RunFields, TextField, WRAPPER_OPTIONS } from './runFields.tsx';
import { unpicked, WrongAnswers } from './WrongAnswers.tsx';
import styles from './assignment.module.css';

export const KIND_NAMES: Readonly<Record<Part['kind'], string>> = {
  text: 'Text',
  question: 'Question',
  exercise: 'Exercise',
  challenge: 'You are the network',
};

/** What a part of each kind is at first. */
const NEW_PARTS: Readonly<Record<Part['kind'], Part>> = {
  text: { kind: 'text', text: 'Read this first.' },
  question: { kind: 'question', wrapper: 'no-mutex', scenario: 'three-at-once', asks: 'refreshes' },
  exercise: {
    kind: 'exercise',
    start: { wrapper: 'no-mutex' },
    goals: ['refreshes-and-repeats', 'one-refresh-at-once'],
  },
  challenge: { kind: 'challenge', wrapper: 'mutex', scenario: 'three-at-once', goal: 'refresh-twice' },
};

interface PartEditorProps {
  readonly assignment: Assignment;
  readonly part: Part;
  /** The question with its id, where the part is one. */
  readonly numbered: Numbered | null;
  readonly onChange: (part: Part) => void;
}

/** What of a part can be written and chosen. */
export function PartEditor({ assignment, part, numbered, onChange }: PartEditorProps) {
  switch (part.kind) {
    case 'text':
      return <TextField label="Text, in Markdown" value={part.text} onChange={(text) => onChange({ ...part, text })} />;
    case 'question':
      return (
        <>
          <RunFields assignment={assignment} part={part} onChange={(next) => onChange(unpicked(next))} />
          <QuestionFields part={part} onChange={onChange} />
          {numbered && <WrongAnswers assignment={assignment} one={numbered} onChange={onChange} />}
          {numbered && (
            <Verdict key={JSON.stringify([numbered, assignment.scenarios])} assignment={assignment} one={numbered} />
          )}
        </>
      );
    case 'challenge':
      return (
        <>
          <RunFields assignment={assignment} part={part} onChange={onChange} />
          <div className={styles.row}>
            Aim{' '}
            <Pick
              label="Aim"
              options={GOALS.map(({ id, aim }) => ({ value: id, label: aim }))}
              value={part.goal}
              onChange={(goal) => onChange({ ...part, goal })}
            />
            <Points label="Points" value={part.points ?? 1} onChange={(points) => onChange({ ...part, points })} />
          </div>
          <TextField
            label="Title (may be left empty)"
            value={part.title ?? ''}
            onChange={(title) => {
              const { title: _title, ...untitled } = part;
              onChange(title === '' ? untitled : { ...part, title });
            }}
            isShort
          />
        </>
      );
    case 'exercise':
      return <ExerciseFields assignment={assignment} part={part} onChange={onChange} />;
  }
}

function QuestionFields({ part, onChange }: { readonly part: QuestionPart; readonly onChange: (part: Part) => void }) {
  const { prompt: _prompt, ...unprompted } = part;
  return (
    <>
      <div className={styles.row}>
        Asks
        <Pick
          label="What is asked"
          options={FACTS.map(({ fact, prompt }) => ({ value: fact, label: prompt }))}
          value={part.asks}
          onChange={(asks) => onChange({ ...unpicked(part), asks })}
        />
        <Points label="Points" value={part.points ?? 1} onChange={(points) => onChange({ ...part, points })} />
      </div>
      <TextField
        label="In words of your own (may be left empty)"
        value={part.prompt ?? ''}
        onChange={(prompt) => onChange(prompt === '' ? unprompted : { ...part, prompt })}
        isShort
      />
    </>
  );
}

/**
 * The key that is computed, with how many wrong answers are true of runs beside it; or why there is none. It is made anew
 * for another question: what else is written in the assignment does not concern it.
 */
function Verdict({ assignment, one }: { readonly assignment: Assignment; readonly one: Numbered }) {
  const [fixed] = useState({ assignment, one });
  const found = useAssigned(fixed.assignment, fixed.one);
  const said = (): string => {
    if (found.state === 'running') return 'The key is computed.';
    if (found.state === 'failed') return found.message;
    const { resolved } = found;
    const wrong =
      resolved.form === 'options' ? resolved.options.filter(({ right }) => !right).length : resolved.wrong.length;
    const others =
      wrong === 0
        ? 'No run beside it says otherwise.'
        : `${counted(wrong, 'wrong answer')} known, each from a run in which it would be right.`;
    return `Right: ${plain(grade(resolved, rightAnswer(resolved)).said)}. ${others}`;
  };
  return (
    <p role="status" className={styles.verdict} data-failed={found.state === 'failed' || undefined}>
      {said()}
    </p>
  );
}

interface ExerciseFieldsProps {
  readonly assignment: Assignment;
  readonly part: ExercisePart;
  readonly onChange: (part: Part) => void;
}

function ExerciseFields({ assignment, part, onChange }: ExerciseFieldsProps) {
  const goals = new Map(goalsOf(part).map(({ check, points }) => [check, points]));
  const put = (next: typeof goals): void =>
    onChange({
      ...part,
      goals: [...[...next].map(([check, points]) => (points === 1 ? check : { check, points })), ...claimGoalsOf(part)],
    });
  return (
    <>
      <TextField
        label="What is to be done, in Markdown"
        value={part.text ?? ''}
        onChange={(text) => {
          const { text: _text, ...rest } = part;
          onChange(text === '' ? rest : { ...part, text });
        }}
      />
      <div className={styles.row}>
        Begins with
        <Pick
          label="Begins with"
          options={
            'wrapper' in part.start ? WRAPPER_OPTIONS : [{ value: '', label: part.start.file }, ...WRAPPER_OPTIONS]
          }
          value={'wrapper' in part.start ? part.start.wrapper : ''}
          onChange={(wrapper) => wrapper !== '' && onChange({ ...part, start: { wrapper } })}
        />
        <PickFiles
          accept=".ts,.tsx,.mts,.js,.jsx,.mjs"
          label="A wrapper to begin with"
          onFiles={([given]) =>
            given &&
            void given.file.text().then((text) => onChange({ ...part, start: { file: given.file.name, text } }))
          }
        >
          A file of mine…
        </PickFiles>
      </div>
      <fieldset className={styles.goals} tabIndex={0}>
        <legend>Goals: checks of what is handed in</legend>
        {CHECKS.map(({ id, sentence }) => (
          <div key={id} className={styles.row}>
            <label>
              <input
                type="checkbox"
                checked={goals.has(id)}
                onChange={({ target }) => {
                  const next = new Map(goals);
                  if (target.checked) next.set(id, 1);
                  else next.delete(id);
                  put(next);
                }}
              />{' '}
              {sentence}
            </label>
            {goals.has(id) && (
              <Points
                label={`Points for: ${sentence}`}
                value={goals.get(id) ?? 1}
                onChange={(points) => put(new Map(goals).set(id, points))}
              />
            )}
          </div>
        ))}
      </fieldset>
      <ClaimFields assignment={assignment} exercise={part} onChange={onChange} />
    </>
  );
}

/** Buttons that add a part at the end. */
export function AddPart({
  assignment,
  onAdd,
}: {
  readonly assignment: Assignment;
  readonly onAdd: (part: Part) => void;
}) {
  // One exercise is handed in for one assignment.
  const hasExercise = assignment.parts.some(({ kind }) => kind === 'exercise');
  const kinds = (['text', 'question', 'exercise', 'challenge'] as const).filter(
    (kind) => kind !== 'exercise' || !hasExercise,
  );
  return (
    <div className={styles.row}>
      Add
      {kinds.map((kind) => (
        <Button key={kind} onClick={() => onAdd(NEW_PARTS[kind])}>
          {KIND_NAMES[kind]}
        </Button>
      ))}
    </div>
  );
}
