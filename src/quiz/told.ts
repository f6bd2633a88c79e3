import type { Trace } from '../sim/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import type { Text, Told } from './question.ts';

/** Words as a sentence. */
export function sentenceOf(text: Text): Sentence {
  if (typeof text !== 'string') return text;
  return text === '' ? [] : [text];
}

/** Words, read off these traces where they are a function of them. */
export function tell(told: Told | undefined, traces: readonly Trace[]): Sentence {
  if (told === undefined) return [];
  return sentenceOf(typeof told === 'function' ? told(...traces) : told);
}
