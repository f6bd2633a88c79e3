import type { KindMethods } from './kind.ts';
import { optionsByRun } from './options.ts';

/** All that are true, or possible: the options that the run gives. */
export const setKind: KindMethods<'set'> = {
  name: 'all that are possible',
  async resolve(question, resolving) {
    const { traces, look, fault } = resolving;
    const values = question.options.map(({ value }) => value);
    const seen = look(question.observe, traces);
    const stray = seen.find((value) => !values.includes(value));
    if (stray !== undefined) {
      throw fault(`"${stray}" is true of it and none of its options`, 'Add an option with this value');
    }
    const key = values.filter((value) => seen.includes(value));
    if (key.length === 0) throw fault('none of its options is true', 'Add one that is');
    if (key.length === values.length) throw fault('all of its options are true', 'Add one that is not');
    const options = await optionsByRun(question, key, resolving, (others) => look(question.observe, others));
    return { form: 'options', pick: 'all', key, options };
  },
};
