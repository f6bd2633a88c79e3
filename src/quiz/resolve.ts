import { gradeOrNull } from './grade.ts';
import { KINDS } from './kinds/index.ts';
import { tell } from './question.ts';
import type { Question, QuestionKind, Questions } from './question.ts';
import type { Computed, ResolvedQuestion } from './resolved.ts';
import { startResolving } from './resolving.ts';
import type { Resolving } from './resolving.ts';
import type { Runner } from './runSpec.ts';
import { hintCosts } from './score.ts';

export interface ResolveOptions {
  /** Where the question is written, for messages: `src/lessons/03-stampede/questions.ts`. */
  readonly file?: string;
}

/**
 * A question with its key, its options and their runs, all computed.
 *
 * @throws {QuestionError} with id, file and reason: a key that is ambiguous, options that coincide, a wrong option that
 * is true or names a run that does not give it, a run that is dead, hints that cost everything
 */
export async function resolveQuestion(
  question: Question,
  runner: Runner,
  { file }: ResolveOptions = {},
): Promise<ResolvedQuestion> {
  const resolving = await startResolving(question, runner, file ?? null);
  const { traces, fault } = resolving;
  if (hintCosts(question).reduce((sum, cost) => sum + cost, 0) >= 1) {
    throw fault('its hints cost everything that a right answer is worth', 'Let them cost less than 1 together');
  }
  const computed = await compute(question.kind, question, resolving);
  const right = tell(question.explain.right, traces);
  if (right.length === 0) throw fault('it explains nothing', 'Say in "explain" why it is so');
  const wrong = question.explain.wrong === undefined ? right : tell(question.explain.wrong, traces);
  const resolved: ResolvedQuestion = {
    ...computed,
    question,
    traces,
    explain: { right, wrong },
    grade: (answer) => gradeOrNull(resolved, answer),
  };
  return resolved;
}

function compute<K extends QuestionKind>(kind: K, question: Questions[K], resolving: Resolving): Promise<Computed> {
  return KINDS[kind].resolve(question, resolving);
}
