import type { Sentence } from '../../timeline/words/index.ts';

/** An option may be written as a sentence; in a row with others its full stop is in the way. */
export function withoutStop(text: Sentence): Sentence {
  const last = text.at(-1);
  return typeof last === 'string' && last.endsWith('.') ? [...text.slice(0, -1), last.slice(0, -1)] : text;
}
