import { asSentence } from '../question.ts';
import type { KindMethods } from './kind.ts';
import { optionList } from './options.ts';

/** A concept: no run answers it, its key is written and cites its source. */
export const conceptKind: KindMethods<'concept'> = {
  name: 'a concept, with its source',
  async resolve(question, resolving) {
    const { fault } = resolving;
    const { pick, source } = question;
    if (source.title.trim() === '' || !URL.canParse(source.url)) {
      throw fault(
        `its source "${source.title}" at "${source.url}" cannot be followed`,
        'Cite a title and a full address',
      );
    }
    const options = optionList(question.options, resolving).map(({ value, text, right = false, because }) => ({
      value,
      text,
      right,
      would: { headline: asSentence(because), because: [], runs: [], traces: [] },
    }));
    const key = options.flatMap(({ value, right }) => (right ? [value] : []));
    if (key.length === 0) throw fault('none of its options is right', 'Mark one with "right: true"');
    if (key.length === options.length) throw fault('all of its options are right', 'Add one that is not');
    if (pick === 'one' && key.length > 1)
      throw fault(`its key is ambiguous: ${key.length} options are right`, "Keep one, or pick 'all'");
    return { form: 'options', pick, key, options };
  },
};
