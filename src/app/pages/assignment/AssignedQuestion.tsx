import { useCallback } from 'react';
import { resolveAssigned } from '../../../assignments/assigned.ts';
import type { Assignment, QuestionPart } from '../../../assignments/assignmentFile.ts';
import type { ResolvedQuestion } from '../../../quiz/index.ts';
import { isShut, runsOf } from '../../../quiz/question.ts';
import { QuestionCard, useQuestion } from '../../../quiz/view/index.ts';
import { useFound } from '../../../quiz/view/useResolved.ts';
import type { ResolvedState } from '../../../quiz/view/index.ts';
import { StageContext, useStage } from '../../run/figures/lessonContext.ts';
import { RunAsked } from '../../run/figures/RunAsked.tsx';
import { runTitle } from '../../run/figures/runNames.ts';
import { useRunner } from '../../run/figures/useRunner.ts';
import { Waiting } from '../../run/figures/Waiting.tsx';

/** A question of an assignment, by the id of its answers. */
export interface Numbered {
  readonly id: string;
  readonly part: QuestionPart;
}

/** A question with its key, once it is computed. */
export function useAssigned(assignment: Assignment, one: Numbered): ResolvedState {
  const runner = useRunner();
  return useFound(
    one,
    useCallback(() => resolveAssigned(assignment, one, runner), [assignment, one, runner]),
  );
}

interface AssignedQuestionProps {
  readonly assignment: Assignment;
  readonly one: Numbered;
  /** `1 of 3, 2 points` */
  readonly place: string;
}

/** A question, with its run above. */
export function AssignedQuestion({ assignment, one, place }: AssignedQuestionProps) {
  const found = useAssigned(assignment, one);
  switch (found.state) {
    case 'running':
      return <Waiting heightPx={220} />;
    case 'failed':
      return <p role="alert">{found.message}</p>;
    case 'done':
      return <Card resolved={found.resolved} place={place} />;
  }
}

function Card({ resolved, place }: { readonly resolved: ResolvedQuestion; readonly place: string }) {
  const { question } = resolved;
  const stage = useStage();
  const state = useQuestion(question, resolved);
  const isOpen = state.given !== null || !isShut(question);
  return (
    <StageContext value={stage}>
      {runsOf(question).map((spec) => (
        <RunAsked key={runTitle(spec)} spec={spec} isShut={!isOpen} />
      ))}
      <QuestionCard {...state} asked={resolved} place={place} picked={stage.picked} onPick={stage.setPicked} />
    </StageContext>
  );
}
