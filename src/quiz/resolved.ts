import type { Trace } from '../sim/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import type { AnswerForm, Offers, WordedOption } from './asked.ts';
import type { Answer, Question, Target } from './question.ts';
import type { RunSpec } from './runSpec.ts';

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

export interface ResolvedOption extends WordedOption {
  readonly right: boolean;
  /** What it would be right for; where it is right, what shows or says that (a change that cures), or `null`. */
  readonly would: Would | null;
}

/** What is computed for each form of answer: the key, and what wrong answers would be right for. */
interface Keys {
  readonly number: Offers['number'] & {
    readonly key: number;
    readonly wrong: readonly { readonly value: number; readonly would: Would }[];
  };
  /** Choice, set, why and concept: all are options, of which one or several are right. */
  readonly options: Omit<Offers['options'], 'options'> & {
    /** The values that are right, in the order of the options. */
    readonly key: readonly string[];
    readonly options: readonly ResolvedOption[];
  };
  readonly order: Offers['order'] & {
    readonly key: readonly string[];
    readonly wrong: readonly { readonly order: readonly string[]; readonly would: Would }[];
  };
  readonly point: Offers['point'] & {
    readonly key: readonly Target[];
    readonly wrong: readonly { readonly target: Target; readonly would: Would }[];
  };
}

/** What a kind of question computes; the rest is the same for all kinds. */
export type Computed<F extends AnswerForm = AnswerForm> = Keys[F];

/** A question with its key, its options and their runs, all computed. */
export type ResolvedQuestion<F extends AnswerForm = AnswerForm> = Keys[F] & {
  readonly question: Question;
  /** Of the question's own runs, in their order. */
  readonly traces: readonly Trace[];
  readonly explain: { readonly right: Sentence; readonly wrong: Sentence };
  /**
   * What an answer is worth; `null` where it is none to this question, as one may be that was kept from an older text.
   * It comes with the question, so that a page loads what grades when it loads what resolves.
   */
  readonly grade: (answer: Answer) => Grade | null;
};

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
