import { KINDS } from './kinds/index.ts';
import type { Resolved } from './kinds/kind.ts';
import { startResolving } from './kinds/resolving.ts';
import type { Resolving } from './kinds/resolving.ts';
import { hintCosts } from './hints.ts';
import type { Question } from './question.ts';
import type { ResolvedQuestion } from './resolved.ts';
import type { Runner } from './runs/runSpec.ts';
import { tell } from './told.ts';

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
  const resolved = await resolveKind(question, resolving);
  const right = tell(question.explain.right, traces);
  if (right.length === 0) throw fault('it explains nothing', 'Say in "explain" why it is so');
  const wrong = question.explain.wrong === undefined ? right : tell(question.explain.wrong, traces);
  return { ...resolved, question, traces, explain: { right, wrong } };
}

function resolveKind(question: Question, resolving: Resolving): Promise<Resolved> {
  switch (question.kind) {
    case 'number':
      return KINDS.number.resolve(question, resolving);
    case 'choice':
      return KINDS.choice.resolve(question, resolving);
    case 'set':
      return KINDS.set.resolve(question, resolving);
    case 'order':
      return KINDS.order.resolve(question, resolving);
    case 'point':
      return KINDS.point.resolve(question, resolving);
    case 'why':
      return KINDS.why.resolve(question, resolving);
    case 'concept':
      return KINDS.concept.resolve(question, resolving);
  }
}
