import type { Source } from '../../sim/index.ts';
import type { Mutant } from './runSpec.ts';

/**
 * The source of a mutant: the wrapper's text with its replacements made, one after the other.
 *
 * @throws {Error} when a text that is to be replaced does not occur exactly once
 */
export function applyMutant(source: Source, { name, replace }: Mutant): Source {
  const text = replace.reduce((current, [from, to]) => {
    const pieces = current.split(from);
    const [before, after] = pieces;
    if (from === '' || pieces.length !== 2 || before === undefined || after === undefined) {
      const times = from === '' ? 'is empty' : `occurs ${pieces.length - 1} times in ${source.file}`;
      throw new Error(
        `Failed to make the mutant "${name}": the text ${JSON.stringify(from)} ${times}. Give a text that occurs exactly once.`,
      );
    }
    return `${before}${to}${after}`;
  }, source.text);
  return { ...source, id: name, text };
}
