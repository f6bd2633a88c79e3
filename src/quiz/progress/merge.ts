import { keptOf } from './progress.ts';
import type { Entry, QuestionLog } from './progress.ts';
import type { Progress } from './readProgress.ts';

/**
 * What either of two tabs knows. A later epoch wins, alone; within an epoch logs are united. Commutative, associative
 * and idempotent, so that it does not matter who merges whom, and how often.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  if (a.epoch !== b.epoch) return normal(a.epoch > b.epoch ? a : b);
  const ids = sorted([...Object.keys(a.questions), ...Object.keys(b.questions)]);
  const lessons = sorted([...Object.keys(a.visited), ...Object.keys(b.visited)]);
  return {
    ...a,
    questions: Object.fromEntries(ids.map((id) => [id, mergeKept(keptOf(a, id), keptOf(b, id))])),
    visited: Object.fromEntries(lessons.map((id) => [id, Math.max(visitOf(a, id), visitOf(b, id))])),
  };
}

/** Clocks of two computers may differ by so much. */
const DAY_MS = 86_400_000;

/** There was no lab before: a clock that says so is wrong, and tells nothing. */
const FIRST_LAB_MS = Date.UTC(2026, 0);

/**
 * Takes in a file: what it holds is wanted now, also what was reset since it was made. Taking it in again changes nothing.
 *
 * @param file what was written before now: `withoutFuture`
 */
export function importProgress(progress: Progress, file: Progress): Progress {
  const questions = Object.entries(file.questions).map(
    ([id, { entries }]) => [id, { epoch: keptOf(progress, id).epoch, entries }] as const,
  );
  return mergeProgress(progress, { ...file, epoch: progress.epoch, questions: Object.fromEntries(questions) });
}

/**
 * Progress without what is yet to come: it would stand before every answer that is given from now on.
 *
 * @returns `leftOut`: how many answers, hints and visits that were
 */
export function withoutFuture(
  progress: Progress,
  nowMs: number,
): { readonly progress: Progress; readonly leftOut: number } {
  if (nowMs < FIRST_LAB_MS) return { progress, leftOut: 0 };
  const isPast = (at: number): boolean => at <= nowMs + DAY_MS;
  const visits = Object.entries(progress.visited);
  const past = visits.filter(([, at]) => isPast(at));
  let leftOut = visits.length - past.length;
  const logs = Object.entries(progress.questions).map(([id, { epoch, entries }]) => {
    const kept = entries.filter(({ at }) => isPast(at));
    leftOut += entries.length - kept.length;
    return [id, { epoch, entries: kept }] as const;
  });
  return {
    progress: { ...progress, questions: Object.fromEntries(logs), visited: Object.fromEntries(past) },
    leftOut,
  };
}

/** The same progress in the one form that equal ones share: ids and entries in order, none twice. */
function normal(progress: Progress): Progress {
  return mergeProgress(progress, progress);
}

function mergeKept(a: QuestionLog, b: QuestionLog): QuestionLog {
  const both = [a, b].filter(({ epoch }) => epoch === Math.max(a.epoch, b.epoch));
  const entries = new Map(both.flatMap((kept) => kept.entries).map((entry) => [textOf(entry), entry]));
  const inOrder = [...entries].toSorted(([textA, x], [textB, y]) => x.at - y.at || (textA < textB ? -1 : 1));
  return { epoch: Math.max(a.epoch, b.epoch), entries: inOrder.map(([, entry]) => entry) };
}

/** With its keys in one order, so that equal entries have equal texts. */
function textOf(entry: Entry): string {
  return JSON.stringify(entry, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function visitOf({ visited }: Progress, id: string): number {
  return (Object.hasOwn(visited, id) ? visited[id] : undefined) ?? 0;
}

function sorted(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].toSorted();
}
