import type { Question } from '../question.ts';
import { resolveQuestion } from '../resolve.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import { runName } from '../runSpec.ts';
import type { Runner, RunSpec } from '../runSpec.ts';
import type { PracticeWrapper } from './draw.ts';
import { see } from './asking.ts';
import { TEMPLATES } from './templates.ts';

/** What can be asked of a run, by its name: `refreshes`. */
export const FACTS: readonly { readonly fact: string; readonly kind: Question['kind']; readonly prompt: string }[] =
  TEMPLATES.map(({ fact, kind, prompt }) => ({ fact, kind, prompt }));

/** A question that somebody has chosen: what is asked of which run. */
export interface ChosenQuestion {
  readonly id: string;
  readonly fact: string;
  readonly spec: RunSpec;
  /** In place of the usual words. */
  readonly prompt?: string;
  readonly hints?: readonly string[];
  /** The values of the wrong options that are offered, of those that runs beside it suggest; all, where it is left out. */
  readonly wrong?: readonly string[];
}

/**
 * A question about a run, its key computed from it, its wrong options from what is true of runs beside it.
 *
 * @param wrappers that runs beside it are made of
 * @throws {Error} with the reason, when there is no such fact, the run fails, or is not worth the question, or a wrong option
 * is picked that is none
 */
export async function askAbout(
  { id, fact, spec, prompt, hints, wrong }: ChosenQuestion,
  runner: Runner,
  wrappers: readonly PracticeWrapper[],
): Promise<ResolvedQuestion> {
  const refused = (cause: string, remedy: string): Error =>
    new Error(`Failed to ask for "${fact}" in ${runName(spec)}: ${cause}. ${remedy}.`);
  const template = TEMPLATES.find((one) => one.fact === fact);
  if (!template) throw refused('there is no such fact', `Use one of ${FACTS.map((one) => one.fact).join(', ')}`);
  const trace = await runner(spec).catch((error: unknown) => {
    throw refused(error instanceof Error ? error.message.replace(/\.$/, '') : String(error), 'Choose another run');
  });
  if (!template.fits(trace))
    throw refused('this run has nothing of it, or not one answer alone', 'Choose another run, or ask something else');
  // A number is typed: it can be asked for also where every run beside it says the same.
  const leastWrong = template.kind === 'number' ? 0 : 1;
  const question = template.ask(await see({ id, spec, trace, leastWrong }, runner, wrappers));
  if (!question)
    throw refused(
      'too few runs beside this one say something else, so that there is nothing to choose from',
      'Choose another run, or ask something else',
    );
  const asked = {
    ...question,
    ...(prompt !== undefined && { prompt }),
    ...(hints !== undefined && { hints: hints.map((text) => ({ text })) }),
  };
  const resolved = await resolveQuestion(asked, runner);
  if (wrong === undefined) return resolved;
  if (resolved.form !== 'options' || !('options' in asked))
    throw refused('it has no options, of which wrong ones could be picked', 'Leave "wrong" out');
  const offered = resolved.options.flatMap(({ value, right }) => (right ? [] : [value]));
  const unknown = wrong.find((value) => !offered.includes(value));
  if (unknown !== undefined)
    throw refused(
      `"${unknown}" is ${resolved.key.includes(unknown) ? 'right here' : 'no wrong option that a run beside it suggests'}`,
      `Pick from ${offered.map((value) => `"${value}"`).join(', ')}`,
    );
  return resolveQuestion(keeping(asked, new Set([...resolved.key, ...wrong])), runner);
}

/** A question with some of its options, in their order. */
function keeping(question: Extract<Question, { readonly options: unknown }>, kept: ReadonlySet<string>): Question {
  const isKept = ({ value }: { readonly value: string }): boolean => kept.has(value);
  switch (question.kind) {
    case 'choice':
    case 'set':
      return { ...question, options: question.options.filter(isKept) };
    case 'why':
      return { ...question, options: question.options.filter(isKept) };
    case 'concept':
      return { ...question, options: question.options.filter(isKept) };
  }
}
