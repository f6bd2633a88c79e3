import type { KindMethods } from './kind.ts';
import { optionsByRun } from './options.ts';

/** One of several: the option that the run gives. */
export const choiceKind: KindMethods<'choice'> = {
  name: 'one of several',
  async resolve(question, resolving) {
    const { traces, look, fault } = resolving;
    const key = look(question.observe, traces);
    if (!question.options.some(({ value }) => value === key)) {
      throw fault(`its answer "${key}" is none of its options`, 'Add an option with this value');
    }
    const options = await optionsByRun(question, [key], resolving, (others) => [look(question.observe, others)]);
    return { form: 'options', pick: 'one', key: [key], options };
  },
};
