import type { CallId, RequestId, Trace } from '../sim/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import { runName } from './runSpec.ts';
import type { RunChange, RunSpec } from './runSpec.ts';

/** Words: plain text, or a sentence with tokens, stress and lines of code in it (`say` of the timeline builds one). */
export type Text = string | Sentence;

/** Words, or words that are read off the runs they speak of. */
export type Told = Text | ((...traces: Trace[]) => Text);

/** The run, or the runs, that something is computed from. */
export type Runs = RunSpec | readonly RunSpec[];

/** What a wrong answer would be right for. */
export interface TrueOf {
  /** The run whose true answer it is: as many as the question has. Its value is computed from them by the question's own `observe`. */
  readonly trueOf: Runs;
  /** How that run differs, after "… would be right": `if the refresh were shared`. No full stop. */
  readonly if: string;
  /** One or two sentences more: what happens there, and why not here. May be read off those runs. */
  readonly because?: Told;
}

/** A step of help. */
export interface Hint {
  readonly text: Text;
  /** What it takes off the score of a right answer, of 1; 0.2 by default. All hints together cost less than 1. */
  readonly cost?: number;
}

/** Something outside that says so. */
export interface Citation {
  readonly title: string;
  readonly url: string;
}

/** What every question has. */
interface AnyQuestion {
  /** Stable and unique over all lessons: progress is kept under it. `stampede-refreshes` */
  readonly id: string;
  readonly prompt: Text;
  readonly hints?: readonly Hint[];
  /** Short. Shown after the answer: why it is so. `wrong` is `right` where it is left out. */
  readonly explain: { readonly right: Told; readonly wrong?: Told };
  /** Whether the run stays shut until there is an answer. By default yes for number, choice, set and order; else no. */
  readonly shut?: boolean;
  readonly source?: Citation;
}

/** What a question that is answered by runs has. */
interface Observed<T> extends AnyQuestion {
  /** What the question is about. With several, `observe` gets their traces in this order. */
  readonly run: Runs;
  /** The true answer, read off the run: `(trace) => factsOf(trace).refreshRequests`. */
  readonly observe: (...traces: Trace[]) => T;
}

/** A whole number from 0. */
export interface NumberQuestion extends Observed<number> {
  readonly kind: 'number';
  /** Numbers that somebody may well say, by the runs that make them. */
  readonly wrong: readonly TrueOf[];
  /** The largest that can be said; 99 by default. */
  readonly most?: number;
}

/** An option of a choice or a set. Options are shown in the order they are written, always. */
export interface ChoiceOption extends Partial<TrueOf> {
  /** What `observe` gives where this is true. Unique in its question, and stable: progress knows it. */
  readonly value: string;
  readonly text: Text;
}

/**
 * One of several. `observe` gives the value of the option that is true. Every other option names the run whose true
 * answer it is; the true one names none, and may say in `because` why it is true, read off the question's own runs.
 */
export interface ChoiceQuestion extends Observed<string> {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
}

/**
 * All that are true, or possible: `observe` gives their values. At least one is true and one is not. Every option that
 * is not names a run in which it is.
 */
export interface SetQuestion extends Observed<readonly string[]> {
  readonly kind: 'set';
  readonly options: readonly ChoiceOption[];
}

/**
 * Put in order. `observe` gives the place of each item by its value: a step, a time, or the index of an event. Smaller
 * comes first; two that are equal make the key ambiguous, and a negative one has not happened, so that `findIndex` will
 * do. The items are first shown in another order.
 */
export interface OrderQuestion extends Observed<Readonly<Record<string, number>>> {
  readonly kind: 'order';
  readonly items: readonly { readonly value: string; readonly text: Text }[];
  /** Orders that somebody may well give, by the runs that happen so. */
  readonly wrong: readonly TrueOf[];
}

/** Something on the timeline that can be pointed at. */
export type Target =
  | { readonly at: 'request'; readonly request: RequestId }
  /** The wait of this call that begins at this step. */
  | { readonly at: 'wait'; readonly call: CallId; readonly step: number }
  | { readonly at: 'step'; readonly step: number };

/** Point at something on the timeline. `observe` gives what is right to point at; any one of it will do. */
export interface PointQuestion extends Observed<readonly Target[]> {
  readonly kind: 'point';
  /** What can be pointed at. */
  readonly targets: Target['at'];
  /** Where somebody may well point, by the runs in which that is right. */
  readonly wrong: readonly TrueOf[];
}

/** A change to the run of a why question. */
export interface ChangeOption {
  readonly value: string;
  readonly text: Text;
  readonly change: RunChange;
  /** One or two sentences more on what the change does; may be read off the changed run. */
  readonly because?: Told;
}

/**
 * Why does it happen? The options are changes to the run. The key is the change after which the effect is gone, or all
 * of them: each is made and run. Nothing about the key is written.
 */
export interface WhyQuestion extends AnyQuestion {
  readonly kind: 'why';
  readonly run: RunSpec;
  /** Whether the effect that is asked about is in a run: it must be in this one. */
  readonly effect: (trace: Trace) => boolean;
  /** `the logout`, `the second refresh`: for the feedback "With rotation off, the logout is still there". */
  readonly effectName: string;
  /** `one`: exactly one change may cure it. `all`: one or more. */
  readonly pick: 'one' | 'all';
  readonly options: readonly ChangeOption[];
}

/** An option of a question that no run answers. */
export interface ConceptOption {
  readonly value: string;
  readonly text: Text;
  readonly right?: true;
  /** Why it is right, or not. */
  readonly because: Text;
}

/** About what the simulator does not run: navigation, storage, the browser. Marked as such; its key is written, and cited. */
export interface ConceptQuestion extends AnyQuestion {
  readonly kind: 'concept';
  readonly pick: 'one' | 'all';
  readonly options: readonly ConceptOption[];
  readonly source: Citation;
  /** A run to look at meanwhile; the key does not come from it. */
  readonly run?: RunSpec;
}

/** All kinds of question, by their names. */
export interface Questions {
  readonly number: NumberQuestion;
  readonly choice: ChoiceQuestion;
  readonly set: SetQuestion;
  readonly order: OrderQuestion;
  readonly point: PointQuestion;
  readonly why: WhyQuestion;
  readonly concept: ConceptQuestion;
}

export type QuestionKind = keyof Questions;

export type Question = Questions[QuestionKind];

/** What a learner says: a number; the values that are chosen (of options, in order for `order`); or a target as text. */
export type Answer =
  | { readonly as: 'number'; readonly value: number }
  | { readonly as: 'values'; readonly values: readonly string[] }
  | { readonly as: 'target'; readonly target: Target };

/** Kinds that ask for a prediction; the others ask about a run that can be seen. */
const SHUT: readonly QuestionKind[] = ['number', 'choice', 'set', 'order'];

/** Whether the run of a question stays shut until there is an answer. */
export function isShut(question: Question): boolean {
  return question.shut ?? SHUT.includes(question.kind);
}

/** The runs that a question is about, in order. */
export function runsOf(question: Question): readonly RunSpec[] {
  return question.run === undefined ? [] : listOfRuns(question.run);
}

/** One or several runs as a list. */
export function listOfRuns(runs: Runs): readonly RunSpec[] {
  return 'wrapper' in runs ? [runs] : runs;
}

/** Runs in words, by their ids. */
export function runNames(runs: Runs): string {
  return listOfRuns(runs).map(runName).join(' and ');
}

/** Words as a sentence. */
export function asSentence(text: Text): Sentence {
  if (typeof text !== 'string') return text;
  return text === '' ? [] : [text];
}

/** Words, read off these traces where they are a function of them. */
export function tell(told: Told | undefined, traces: readonly Trace[]): Sentence {
  if (told === undefined) return [];
  return asSentence(typeof told === 'function' ? told(...traces) : told);
}

/** A target as text, for keys and for comparing: `request posts.r1`, `wait users 5`, `step 12`. */
export function targetKey(target: Target): string {
  switch (target.at) {
    case 'request':
      return `request ${target.request}`;
    case 'wait':
      return `wait ${target.call} ${target.step}`;
    case 'step':
      return `step ${target.step}`;
  }
}
