import { FRONT_ANSWERS } from '../../../lessons/frontAnswers.ts';
import type { FrontAnswer } from '../../../lessons/frontAnswers.ts';
import type { FrontQuestion } from '../../../lessons/frontQuestions.ts';
import { resolveQuestion } from '../../../quiz/resolve.ts';
import type { ResolvedQuestion } from '../../../quiz/resolved.ts';
import type { Trace } from '../../../sim/index.ts';
import { runnerOf } from '../../run/figures/useRunner.ts';
import type { SimulatorClient } from '../../worker/client.ts';

/** What answers a question of the front page. */
export function answerOf({ id }: FrontQuestion): FrontAnswer {
  const answer = FRONT_ANSWERS.find(({ question }) => question.id === id);
  if (!answer) throw new Error(`Failed to find what answers "${id}": there is nothing. Write it in frontAnswers.ts.`);
  return answer;
}

/** Its run, as soon as it is made. */
export function runFront({ run }: FrontQuestion, simulator: SimulatorClient): Promise<Trace> {
  return runnerOf(simulator)(run);
}

/** The question with its key and what each other answer would be right for, when all its runs are made. */
export function resolveFront(front: FrontQuestion, simulator: SimulatorClient): Promise<ResolvedQuestion> {
  return resolveQuestion(answerOf(front).question, runnerOf(simulator), { file: 'src/lessons/frontAnswers.ts' });
}
