import { say } from '../../timeline/words/index.ts';
import type { SetQuestion } from '../question.ts';
import type { ResolvedOptions } from '../resolved.ts';
import type { Resolved } from './kind.ts';
import { optionList } from './optionList.ts';
import type { Resolving } from './resolving.ts';
import { wrongOption } from './wrongOption.ts';

/** Runs what a set asks about: all options that are right. */
export async function resolveSet(question: SetQuestion, resolving: Resolving): Promise<Resolved<ResolvedOptions>> {
  const { traces, look, fault } = resolving;
  const written = optionList(question.options, resolving);
  const seen = new Set(look(question.observe, traces));
  const stray = [...seen].find((value) => !written.some((option) => option.value === value));
  if (stray !== undefined) {
    throw fault(`"${stray}" is true of it and none of its options`, 'Add an option with this value');
  }
  const key = written.flatMap(({ value }) => (seen.has(value) ? [value] : []));
  if (key.length === 0) throw fault('none of its options is true', 'Add one that is');
  if (key.length === written.length) throw fault('all of its options are true', 'Add one that is not');

  const options: ResolvedOptions['options'][number][] = [];
  for (const option of written) {
    const { value, text } = option;
    const right = seen.has(value);
    if (right && option.trueOf !== undefined) {
      throw fault(
        `its option "${value}" names another run, as wrong ones do, but is right`,
        'Correct the option or the run',
      );
    }
    const would = right
      ? null
      : await wrongOption(resolving, say`This`, option, (others) => {
          const found = look(question.observe, others);
          return { isTrue: found.includes(value), gives: found.map((one) => `"${one}"`).join(', ') || 'nothing' };
        });
    options.push({ value, text, right, would });
  }
  return { form: 'options', pick: 'all', key, options };
}
