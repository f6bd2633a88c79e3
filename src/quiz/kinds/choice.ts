import { say } from '../../timeline/words/index.ts';
import { listOfRuns } from '../question.ts';
import type { ChoiceQuestion } from '../question.ts';
import type { ResolvedOptions } from '../resolved.ts';
import { runName } from '../runs/runName.ts';
import type { Resolved } from './kind.ts';
import { optionList } from './optionList.ts';
import type { Resolving } from './resolving.ts';
import { wrongOption } from './wrongOption.ts';

/** Runs what a choice asks about: which of its options is right. */
export async function resolveChoice(
  question: ChoiceQuestion,
  resolving: Resolving,
): Promise<Resolved<ResolvedOptions>> {
  const { traces, look, fault } = resolving;
  const written = optionList(question.options, resolving);
  const key = look(question.observe, traces);
  if (!written.some((option) => option.value === key)) {
    throw fault(`its answer "${key}" is none of its options`, 'Add an option with this value');
  }
  const options: ResolvedOptions['options'][number][] = [];
  for (const option of written) {
    const { value, text } = option;
    if (value === key) {
      if (option.trueOf !== undefined) {
        const name = listOfRuns(option.trueOf).map(runName).join(' and ');
        throw fault(
          `its option "${value}" is said to be wrong here and true of ${name}, but is right`,
          'Correct the option or the run',
        );
      }
      options.push({ value, text, right: true, would: null });
      continue;
    }
    const would = await wrongOption(resolving, say`This`, option, (others) => {
      const true_ = look(question.observe, others);
      return { isTrue: true_ === value, gives: `"${true_}"` };
    });
    options.push({ value, text, right: false, would });
  }
  return { form: 'options', pick: 'one', key: [key], options };
}
