import type { Answer } from '../question.ts';
import { totalOf } from '../score.ts';
import type { Total } from '../score.ts';
import { VERSION } from './readProgress.ts';
import type { Progress } from './readProgress.ts';

/** A log of one question. */
export type QuestionLog = Progress['questions'][string];

/** An answer, or a hint that was taken. */
export type Entry = QuestionLog['entries'][number];

/** An entry that is an answer. */
export type Given = Entry & { readonly said: NonNullable<Entry['said']> };

export const NO_PROGRESS: Progress = { version: VERSION, epoch: 0, questions: {}, visited: {} };

const NOTHING: QuestionLog = { epoch: 0, entries: [] };

/** The log of a question; empty where there is none. */
export function keptOf({ questions }: Progress, id: string): QuestionLog {
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

/** A question, as far as a score needs it. */
interface WeighedQuestion {
  readonly id: string;
  /** From `weightOf`. */
  readonly weight: number;
}

/** The score of a lesson, or with all questions of the whole: the best answer to each, weighed. */
export function scoreOfQuestions(progress: Progress, questions: readonly WeighedQuestion[]): Total {
  return totalOf(questions.map(({ id, weight }) => ({ score: bestOf(progress, id)?.score ?? null, weight })));
}

/** An answer that was graded, as it is kept. */
export interface GradedAnswer {
  readonly said: Answer;
  readonly right: boolean;
  /** What it counts: `scoreOf`. */
  readonly score: number;
}

/** Remembers an answer. */
export function withAnswer(
  progress: Progress,
  id: string,
  { said, right, score }: GradedAnswer,
  nowMs: number,
): Progress {
  return withEntry(progress, id, nowMs, { said, right, score, hints: hintsTaken(progress, id) });
}

/** Remembers that one more hint was taken. */
export function withHint(progress: Progress, id: string, nowMs: number): Progress {
  return withEntry(progress, id, nowMs, { said: null, right: false, score: 0, hints: hintsTaken(progress, id) + 1 });
}

/** Remembers that a lesson was open. */
export function withVisit(progress: Progress, lesson: string, nowMs: number): Progress {
  return { ...progress, visited: { ...progress.visited, [lesson]: momentOf(nowMs) } };
}

/** Forgets all answers and hints of these questions. */
export function withoutAnswers(progress: Progress, ids: readonly string[]): Progress {
  const fresh = ids.map((id) => [id, { epoch: keptOf(progress, id).epoch + 1, entries: [] }] as const);
  return { ...progress, questions: { ...progress.questions, ...Object.fromEntries(fresh) } };
}

/** Forgets everything. */
export function withoutEverything({ version, epoch }: Progress): Progress {
  return { version, epoch: epoch + 1, questions: {}, visited: {} };
}

/** Entries of a question have rising times, also when the clock stands still or was turned back. */
function withEntry(progress: Progress, id: string, nowMs: number, entry: Omit<Entry, 'at'>): Progress {
  const { epoch, entries } = keptOf(progress, id);
  const at = Math.max(momentOf(nowMs), (entries.at(-1)?.at ?? -1) + 1);
  return {
    ...progress,
    questions: { ...progress.questions, [id]: { epoch, entries: [...entries, { at, ...entry }] } },
  };
}

/** A clock may be set before 1970; what is kept begins there. */
function momentOf(nowMs: number): number {
  return Math.max(0, Math.round(nowMs));
}
