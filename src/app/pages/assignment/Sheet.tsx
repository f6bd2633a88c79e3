import { useMemo } from 'react';
import { Link } from 'wouter';
import { questionParts, runOf } from '../../../assignments/assigned.ts';
import { assignmentsOf } from '../../../assignments/assignmentFile.ts';
import type { Assignment, AssignmentFile } from '../../../assignments/assignmentFile.ts';
import { grade, rightAnswer } from '../../../quiz/index.ts';
import type { ResolvedQuestion } from '../../../quiz/index.ts';
import { asSentence } from '../../../quiz/question.ts';
import { counted, goalOf, scenarioIn } from '../../../sim/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { runTitle } from '../../run/figures/runNames.ts';
import { serverSummary } from '../../run/serverWords.ts';
import { TextHead } from '../../shell/PageHead.tsx';
import { useAssigned } from './AssignedQuestion.tsx';
import type { Numbered } from './AssignedQuestion.tsx';
import { Markdown } from './Markdown.tsx';
import styles from './assignment.module.css';

/** The questions of an assignment on paper, with or without answers. */
export function Sheet({ file, withAnswers }: { readonly file: AssignmentFile; readonly withAnswers: boolean }) {
  return (
    <div className={styles.sheet}>
      <TextHead title={file.title}>{withAnswers ? 'With answers.' : 'Name:'}</TextHead>
      <p className={styles.doors}>
        <Button kind="primary" onClick={() => print()}>
          Print
        </Button>
        <Link href="/assignment">Back to the assignment</Link>
      </p>
      {assignmentsOf(file).map((assignment) => (
        <Questions key={assignment.id} assignment={assignment} withAnswers={withAnswers} />
      ))}
    </div>
  );
}

function Questions({ assignment, withAnswers }: { readonly assignment: Assignment; readonly withAnswers: boolean }) {
  const questions = useMemo(() => questionParts(assignment), [assignment]);
  return (
    <ol>
      {assignment.parts.map((part, at) => {
        const one = questions.find((question) => question.part === part);
        if (one)
          return (
            <Question
              key={at}
              assignment={assignment}
              one={one}
              place={questions.indexOf(one) + 1}
              withAnswers={withAnswers}
            />
          );
        return (
          <li key={at} className={styles.unnumbered}>
            {'text' in part && part.text !== undefined && <Markdown text={part.text} />}
            {part.kind === 'challenge' && (
              <p>
                You are the network: {runTitle(runOf(assignment, part))}. Your aim: {goalOf(part.goal)?.aim}.
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface QuestionProps {
  readonly assignment: Assignment;
  readonly one: Numbered;
  /** From 1. */
  readonly place: number;
  readonly withAnswers: boolean;
}

function Question({ assignment, one, place, withAnswers }: QuestionProps) {
  const found = useAssigned(assignment, one);
  if (found.state === 'running') return <li value={place}>The run is made.</li>;
  if (found.state === 'failed') return <li role="alert">{found.message}</li>;
  const { resolved } = found;
  const [spec] = resolved.question.run === undefined ? [] : [runOf(assignment, one.part)];
  const scenario = spec && scenarioIn(spec);
  return (
    <li value={place} data-question={one.id}>
      {spec && scenario && (
        <p>
          {runTitle(spec)}. {scenario.about} The server: {serverSummary(scenario)}.
        </p>
      )}
      <p>
        <b>
          <Words sentence={asSentence(resolved.question.prompt)} />
        </b>{' '}
        ({counted(one.part.points ?? 1, 'point')})
      </p>
      <Choices resolved={resolved} withAnswers={withAnswers} />
      {withAnswers && (
        <p>
          Right: <Words sentence={grade(resolved, rightAnswer(resolved)).said} />.{' '}
          <Words sentence={resolved.explain.right} />
        </p>
      )}
    </li>
  );
}

function Choices({ resolved, withAnswers }: { readonly resolved: ResolvedQuestion; readonly withAnswers: boolean }) {
  if (resolved.form === 'options')
    return (
      <ul className={styles.boxes}>
        {resolved.options.map(({ value, text, right }) => (
          <li key={value} data-right={(withAnswers && right) || undefined}>
            {withAnswers && right ? '☒' : '☐'} <Words sentence={text} />
          </li>
        ))}
      </ul>
    );
  if (resolved.form === 'order')
    return (
      <ul className={styles.boxes}>
        {resolved.items.map(({ value, text }) => (
          <li key={value}>__ {plain(text)}</li>
        ))}
      </ul>
    );
  return withAnswers ? null : <p className={styles.line}>Answer:</p>;
}
