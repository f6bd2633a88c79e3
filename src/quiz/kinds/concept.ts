import { sentenceOf } from '../told.ts';
import type { ConceptQuestion } from '../question.ts';
import type { ResolvedOptions } from '../resolved.ts';
import type { Resolved } from './kind.ts';
import { optionList } from './optionList.ts';
import type { Resolving } from './resolving.ts';

/** A concept with the runs that its options point to. */
export async function resolveConcept(
  question: ConceptQuestion,
  resolving: Resolving,
): Promise<Resolved<ResolvedOptions>> {
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
    would: { headline: sentenceOf(because), because: [], runs: [], traces: [] },
  }));
  const key = options.flatMap(({ value, right }) => (right ? [value] : []));
  if (key.length === 0) throw fault('none of its options is right', 'Mark one with "right: true"');
  if (key.length === options.length) throw fault('all of its options are right', 'Add one that is not');
  if (pick === 'one' && key.length > 1)
    throw fault(`its key is ambiguous: ${key.length} options are right`, "Keep one, or pick 'all'");
  return { form: 'options', pick, key, options };
}
