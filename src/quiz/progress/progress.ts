import type * as v from 'valibot';
import { VERSION } from './schema.ts';
import type { progressSchema } from './schema.ts';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/**
 * All that is known of a learner: a log of answers and hints for each question. It only grows, except by a reset, which
 * starts a new epoch; so two of them can be merged in any order, any number of times.
 */
export type Progress = Frozen<v.InferOutput<typeof progressSchema>>;

/** A log of one question. */
export type Kept = Progress['questions'][string];

/** An answer, or a hint that was taken. */
export type Entry = Kept['entries'][number];

/** An entry that is an answer. */
export type Given = Entry & { readonly said: NonNullable<Entry['said']> };

export const NO_PROGRESS: Progress = { version: VERSION, epoch: 0, questions: {}, visited: {} };

const NOTHING: Kept = { epoch: 0, entries: [] };

/** The log of a question; empty where there is none. */
export function keptOf({ questions }: Progress, id: string): Kept {
  return (Object.hasOwn(questions, id) ? questions[id] : undefined) ?? NOTHING;
}

/** The answers to a question, the first one first. */
export function answersOf(progress: Progress, id: string): readonly Given[] {
  return keptOf(progress, id).entries.filter((entry): entry is Given => entry.said !== null);
}

/** The answer that counts most; of equals the first. `null` before any. */
export function bestOf(progress: Progress, id: string): Given | null {
  return answersOf(progress, id).reduce<Given | null>(
    (best, one) => (best && best.score >= one.score ? best : one),
    null,
  );
}

/** How many hints of a question have been taken. */
export function hintsTaken(progress: Progress, id: string): number {
  return Math.max(0, ...keptOf(progress, id).entries.map(({ hints }) => hints));
}

/** Whether a question was ever answered right, since its last reset. */
export function wasRight(progress: Progress, id: string): boolean {
  return answersOf(progress, id).some(({ right }) => right);
}

/** Of these questions the ones that were answered and never right, in the same order: what a retry asks. */
export function missedOf<T extends { readonly id: string }>(progress: Progress, questions: readonly T[]): readonly T[] {
  return questions.filter(({ id }) => answersOf(progress, id).length > 0 && !wasRight(progress, id));
}
