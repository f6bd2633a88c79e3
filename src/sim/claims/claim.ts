import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';

export const CLAIMS = [
  'one-refresh-at-a-time',
  'one-refresh-in-all',
  'refresh-token-used-once',
  'nobody-logged-out',
  'repeats-carry-current-token',
  'every-call-ends',
] as const;
export type ClaimId = (typeof CLAIMS)[number];

/** What a run says of a claim, and why, as half a sentence without a full stop: `a second one was sent, by Comments`. */
export type Judgement =
  /** It was put to the test and held, up to the end of the run or to where it was stopped. */
  | { readonly state: 'holds'; readonly because: string }
  /** Nothing has put it to the test yet. */
  | { readonly state: 'open'; readonly because: string }
  /** The first step that broke it. */
  | { readonly state: 'broken'; readonly step: number; readonly because: string }
  /** It is not broken, but each of these choices would break it at once. */
  | { readonly state: 'at-risk'; readonly by: readonly Choice[]; readonly because: string };

/** Judges a run by itself: whether a claim is at risk cannot be told from one run. */
export type ClaimJudge = (trace: Trace) => Exclude<Judgement, { readonly state: 'at-risk' }>;

/** A claim about a wrapper, as it stands after a run. */
export interface Claim {
  readonly id: ClaimId;
  readonly title: string;
  readonly judgement: Judgement;
}
