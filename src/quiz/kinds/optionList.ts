import type { Sentence } from '../../timeline/words/index.ts';
import { plain } from '../../timeline/words/index.ts';
import type { Text } from '../question.ts';
import { sentenceOf } from '../told.ts';
import type { Resolving } from './resolving.ts';

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
    const text = sentenceOf(option.text);
    const words = plain(text);
    if (values.has(option.value))
      throw fault(`two of its options have the value "${option.value}"`, 'Keep one of them');
    if (texts.has(words)) throw fault(`two of its options read "${words}"`, 'Say how they differ');
    values.add(option.value);
    texts.add(words);
    return { ...option, text };
  });
}
