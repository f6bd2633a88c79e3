import type { Sentence } from '../timeline/words/index.ts';
import type { Question, Target } from './question.ts';
import { sentenceOf } from './told.ts';

/** Numbers may be as large as this, where a question does not say otherwise. */
const MOST = 99;

/** An option, or an item of an order, in words. */
interface Worded {
  readonly value: string;
  readonly text: Sentence;
}

/** What a question asks: all that is needed to take an answer, and nothing about which one is right. */
export type Asked = { readonly question: Question } & (
  | { readonly form: 'number'; readonly most: number }
  | { readonly form: 'options'; readonly pick: 'one' | 'all'; readonly options: readonly Worded[] }
  | { readonly form: 'order'; readonly items: readonly Worded[]; readonly start: readonly string[] }
  | { readonly form: 'point'; readonly candidates: readonly { readonly target: Target; readonly text: Sentence }[] }
);

/**
 * What a question asks, told from the question alone; `null` where that takes its run: an order must not begin with the
 * right one, and what can be pointed at is in the run.
 */
export function askedBeforeRunning(question: Question): Asked | null {
  switch (question.kind) {
    case 'number':
      return { question, form: 'number', most: mostOf(question) };
    case 'choice':
      return { question, form: 'options', pick: 'one', options: question.options.map(worded) };
    case 'set':
      return { question, form: 'options', pick: 'all', options: question.options.map(worded) };
    case 'why':
    case 'concept':
      return { question, form: 'options', pick: question.pick, options: question.options.map(worded) };
    case 'order':
    case 'point':
      return null;
  }
}

/** The largest number that can be answered. */
export function mostOf({ most = MOST }: { readonly most?: number }): number {
  return most;
}

function worded({ value, text }: { readonly value: string; readonly text: Parameters<typeof sentenceOf>[0] }): Worded {
  return { value, text: sentenceOf(text) };
}
