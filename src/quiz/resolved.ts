import type { Trace } from '../sim/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import type { Question, Target } from './question.ts';
import type { RunSpec } from './runs/runSpec.ts';

/** What an answer would be right for, with the run that shows it. */
export interface Would {
  /** `1 would be right if the refresh were shared.` */
  readonly headline: Sentence;
  /** More on it; empty where there is none. */
  readonly because: Sentence;
  /** The run that shows it, and its trace; empty for a conceptual question. */
  readonly runs: readonly RunSpec[];
  readonly traces: readonly Trace[];
}

export interface ResolvedOption {
  readonly value: string;
  readonly text: Sentence;
  readonly right: boolean;
  /** What it would be right for; where it is right, what shows that (a change that cures), or `null`. */
  readonly would: Would | null;
}

/** What every resolved question has: all of it computed. */
interface Base {
  readonly question: Question;
  /** Of the question's own runs, in their order. */
  readonly traces: readonly Trace[];
  readonly explain: { readonly right: Sentence; readonly wrong: Sentence };
}

export interface ResolvedNumber extends Base {
  readonly form: 'number';
  readonly key: number;
  readonly most: number;
  readonly wrong: readonly { readonly value: number; readonly would: Would }[];
}

/** Choice, set, why and concept: all are options, of which one or several are right. */
export interface ResolvedOptions extends Base {
  readonly form: 'options';
  readonly pick: 'one' | 'all';
  /** The values that are right, in the order of the options. */
  readonly key: readonly string[];
  readonly options: readonly ResolvedOption[];
}

export interface ResolvedOrder extends Base {
  readonly form: 'order';
  readonly key: readonly string[];
  readonly items: readonly { readonly value: string; readonly text: Sentence }[];
  /** In which order the items are shown at first: always the same, and never the key. */
  readonly start: readonly string[];
  readonly wrong: readonly { readonly order: readonly string[]; readonly would: Would }[];
}

export interface ResolvedPoint extends Base {
  readonly form: 'point';
  readonly key: readonly Target[];
  /** All that can be pointed at in this run, in order of time. */
  readonly candidates: readonly { readonly target: Target; readonly text: Sentence }[];
  readonly wrong: readonly { readonly target: Target; readonly would: Would }[];
}

/** A question with its key, its options and their runs, all computed. */
export type ResolvedQuestion = ResolvedNumber | ResolvedOptions | ResolvedOrder | ResolvedPoint;

/** What an answer is worth, and what is to be said about it. */
export interface Grade {
  readonly right: boolean;
  /** From 0 to 1, before hints and repeats: a part of it for a set or an order that is right in part. */
  readonly score: number;
  /** The answer in words: `1`. */
  readonly said: Sentence;
  /** The key in words: `3`. */
  readonly was: Sentence;
  /** For each wrong thing in the answer that has a run: what it would be right for. */
  readonly would: readonly Would[];
  /** Said where the answer is wrong and no run is known for it; else `null`. */
  readonly general: Sentence | null;
  readonly explanation: Sentence;
}
