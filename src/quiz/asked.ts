import type { Sentence } from '../timeline/words/index.ts';
import { asSentence } from './question.ts';
import type { Question, QuestionKind, Questions, Target, Text } from './question.ts';

/** Numbers may be as large as this, where a question does not say otherwise. */
const MOST = 99;

/** Numbers, and places on a timeline, that suggest themselves: never fewer than this. */
const LEAST_PLAUSIBLE = 5;

/** An option, or an item of an order, in words. */
export interface WordedOption {
  readonly value: string;
  readonly text: Sentence;
}

/** What there is to answer with, by the form of the answer. */
export interface Offers {
  readonly number: { readonly form: 'number'; readonly most: number };
  readonly options: {
    readonly form: 'options';
    readonly pick: 'one' | 'all';
    readonly options: readonly WordedOption[];
  };
  readonly order: {
    readonly form: 'order';
    readonly items: readonly WordedOption[];
    /** In which order the items are shown at first: always the same, and never the key. */
    readonly start: readonly string[];
  };
  readonly point: {
    readonly form: 'point';
    /** All that can be pointed at in this run, in order of time. */
    readonly candidates: readonly { readonly target: Target; readonly text: Sentence }[];
  };
}

/** The forms of an answer: several kinds of question share one. */
export type AnswerForm = keyof Offers;

/** What a question asks: all that is needed to take an answer, and nothing about which one is right. */
export type Asked<F extends AnswerForm = AnswerForm> = { readonly question: Question } & Offers[F];

/** What is known of a kind of question from the question alone: its runs, and what reads them, are loaded meanwhile. */
interface KindBeforeRunning<K extends QuestionKind> {
  /** The probability to guess the answer. */
  readonly chance: (question: Questions[K]) => number;
  /** `null` where it takes the run: an order must not begin with the right one, and what can be pointed at is in the run. */
  readonly offer: (question: Questions[K]) => Offers[AnswerForm] | null;
}

const KINDS_BEFORE_RUNNING: { readonly [K in QuestionKind]: KindBeforeRunning<K> } = {
  number: { chance: chanceOfPlausible, offer: (question) => ({ form: 'number', most: mostOf(question) }) },
  choice: { chance: ({ options }) => 1 / options.length, offer: ({ options }) => offered('one', options) },
  set: { chance: ({ options }) => 1 / 2 ** options.length, offer: ({ options }) => offered('all', options) },
  order: { chance: ({ items }) => 1 / factorial(items.length), offer: () => null },
  point: { chance: chanceOfPlausible, offer: () => null },
  why: { chance: chanceOfPick, offer: ({ pick, options }) => offered(pick, options) },
  concept: { chance: chanceOfPick, offer: ({ pick, options }) => offered(pick, options) },
};

/** What a question asks, told from the question alone; `null` where that takes its run. */
export function askedBeforeRunning(question: Question): Asked | null {
  const offer = beforeRunning(question.kind).offer(question);
  return offer && { question, ...offer };
}

/** What a question counts for in a total: 1 less the probability to guess it. A yes or no 0.5, a choice of five 0.8. */
export function weightOf(question: Question): number {
  return 1 - beforeRunning(question.kind).chance(question);
}

/** The largest number that can be answered. */
export function mostOf({ most = MOST }: { readonly most?: number }): number {
  return most;
}

function beforeRunning<K extends QuestionKind>(kind: K): KindBeforeRunning<K> {
  return KINDS_BEFORE_RUNNING[kind];
}

function offered(
  pick: 'one' | 'all',
  options: readonly { readonly value: string; readonly text: Text }[],
): Offers['options'] {
  return { form: 'options', pick, options: options.map(({ value, text }) => ({ value, text: asSentence(text) })) };
}

function chanceOfPlausible({ wrong }: { readonly wrong: readonly unknown[] }): number {
  return 1 / Math.max(LEAST_PLAUSIBLE, wrong.length + 1);
}

function chanceOfPick({
  pick,
  options,
}: {
  readonly pick: 'one' | 'all';
  readonly options: readonly unknown[];
}): number {
  return pick === 'one' ? 1 / options.length : 1 / 2 ** options.length;
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}
