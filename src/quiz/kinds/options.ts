import { plain, say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { runNames, asSentence, tell } from '../question.ts';
import type { ChoiceQuestion, ChoiceOption, SetQuestion, Text } from '../question.ts';
import type { ResolvedOption, Would } from '../resolved.ts';
import type { Resolving } from '../resolving.ts';
import { gradeOf, withoutStop, wouldOf } from './kind.ts';
import type { FormMethods } from './kind.ts';

interface Written {
  readonly value: string;
  readonly text: Text;
}

/**
 * Options with their words, in the order they are written.
 *
 * @throws {QuestionError} when there are fewer than two, or two coincide in value or in words
 */
export function optionList<T extends Written>(
  options: readonly T[],
  { fault }: Resolving,
): readonly (T & { readonly text: Sentence })[] {
  if (options.length < 2)
    throw fault(`it has ${options.length} of at least 2 options`, 'Add what else somebody may say');
  const values = new Set<string>();
  const texts = new Set<string>();
  return options.map((option) => {
    const text = asSentence(option.text);
    const words = plain(text);
    if (values.has(option.value))
      throw fault(`two of its options have the value "${option.value}"`, 'Keep one of them');
    if (texts.has(words)) throw fault(`two of its options read "${words}"`, 'Say how they differ');
    values.add(option.value);
    texts.add(words);
    return { ...option, text };
  });
}

/**
 * The options of a choice or a set: those of the key are right, and every other one is held to the run of which it says
 * that it is true.
 *
 * @param observed what the question observes in traces, as a list of values
 * @throws {QuestionError} when a right option names a run, or a wrong one names none, or one that does not have it
 */
export async function optionsByRun(
  { options }: Pick<ChoiceQuestion | SetQuestion, 'options'>,
  key: readonly string[],
  resolving: Resolving,
  observed: (traces: Resolving['traces']) => readonly string[],
): Promise<readonly ResolvedOption[]> {
  const { fault } = resolving;
  const resolved: ResolvedOption[] = [];
  for (const option of optionList(options, resolving)) {
    const { value, text, trueOf } = option;
    const right = key.includes(value);
    if (right && trueOf !== undefined) {
      throw fault(
        `its option "${value}" is said to be wrong here and true of ${runNames(trueOf)}, but is right`,
        'Correct the option or the run',
      );
    }
    const would = right ? whyRight(option, resolving) : await wouldOfOption(option, resolving, observed);
    resolved.push({ value, text, right, would });
  }
  return resolved;
}

/** What a right option says of itself, read off the question's own runs; `null` where that is left to the explanation. */
function whyRight({ because }: ChoiceOption, { traces }: Resolving): Would | null {
  return because === undefined ? null : { headline: tell(because, traces), because: [], runs: [], traces: [] };
}

async function wouldOfOption(
  { value, trueOf, if: condition, because }: ChoiceOption,
  resolving: Resolving,
  observed: (traces: Resolving['traces']) => readonly string[],
): Promise<Would> {
  const { fault, tracesOf } = resolving;
  if (trueOf === undefined || condition === undefined) {
    throw fault(
      `its option "${value}" is wrong and names no run whose true answer it is`,
      'Give it "trueOf" and "if", or take it out',
    );
  }
  const traces = await tracesOf(trueOf);
  const found = observed(traces);
  if (!found.includes(value)) {
    const gives = found.map((one) => `"${one}"`).join(', ') || 'nothing';
    throw fault(
      `its option "${value}" is said to be true of ${runNames(trueOf)}, which gives ${gives}`,
      'Name a run that gives it',
    );
  }
  const wrong = { trueOf, if: condition, ...(because === undefined ? {} : { because }) };
  return wouldOf(resolving, say`This`, wrong, traces);
}

/**
 * Options, of which one or several are right. For several the score is the part of the right ones that was chosen, less
 * the part of the wrong ones: to choose all or none is worth nothing.
 */
export const optionsForm: FormMethods<'options'> = {
  right: ({ key }) => ({ as: 'values', values: key }),
  grade(resolved, answer) {
    if (answer.as !== 'values') return null;
    const chosen = new Set(answer.values);
    const known = resolved.options.filter(({ value }) => chosen.has(value));
    if (known.length !== answer.values.length) return null;
    if (resolved.pick === 'one' && known.length !== 1) return null;
    const right = resolved.options.filter((option) => option.right);
    const hits = known.filter((option) => option.right).length;
    const slips = known.length - hits;
    const part = hits / right.length - slips / (resolved.options.length - right.length);
    return gradeOf(resolved, Math.max(0, part), {
      said: textOf(known),
      was: textOf(right),
      would: known.flatMap(({ right: isRight, would }) => (isRight || would === null ? [] : [would])),
      otherwise:
        chosen.size === 0 ? say`You chose none of them.` : say`All that you chose is right, and there is more.`,
    });
  },
};

function textOf(chosen: readonly ResolvedOption[]): Sentence {
  if (chosen.length === 0) return say`none`;
  return chosen.flatMap(({ text }, index) => [...(index === 0 ? [] : ['; ']), ...withoutStop(text)]);
}
