import type { Answer } from '../question.ts';
import { hintsTaken, keptOf } from './progress.ts';
import type { Entry, Progress } from './progress.ts';

/** An answer that was graded. */
export interface Answered {
  readonly said: Answer;
  readonly right: boolean;
  /** What it counts: `scoreOf`. */
  readonly score: number;
}

/** Remembers an answer. */
export function withAnswer(progress: Progress, id: string, { said, right, score }: Answered, nowMs: number): Progress {
  return withEntry(progress, id, nowMs, { said, right, score, hints: hintsTaken(progress, id) });
}

/** Remembers that one more hint was taken. */
export function withHint(progress: Progress, id: string, nowMs: number): Progress {
  return withEntry(progress, id, nowMs, { said: null, right: false, score: 0, hints: hintsTaken(progress, id) + 1 });
}

/** Remembers that a lesson was open. */
export function withVisit(progress: Progress, lesson: string, nowMs: number): Progress {
  return { ...progress, visited: { ...progress.visited, [lesson]: Math.round(nowMs) } };
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
  const at = Math.max(Math.round(nowMs), (entries.at(-1)?.at ?? -1) + 1);
  return {
    ...progress,
    questions: { ...progress.questions, [id]: { epoch, entries: [...entries, { at, ...entry }] } },
  };
}
