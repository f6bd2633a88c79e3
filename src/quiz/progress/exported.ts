import * as v from 'valibot';
import type { Progress } from './readProgress.ts';

/** An exercise of the workbench, in an exported file. */
export interface ExportedExercise {
  readonly id: string;
  readonly solved: boolean;
  /** The learner's text, where they say that it may go along; else `null`. */
  readonly text: string | null;
  /** How many goals held when they were asked last: `3 of 4`. */
  readonly goals?: string;
}

/** What an exported file has beside the answers. */
export interface Beside {
  /** What the learner wants to be called; `null` where they gave no name. */
  readonly name: string | null;
  /** Exercises that were begun. */
  readonly exercises: readonly ExportedExercise[];
}

export const NOTHING_BESIDE: Beside = { name: null, exercises: [] };

/** A name is no letter. In characters. */
export const LONGEST_NAME = 60;
/** As long as a wrapper may be. In characters. */
const LONGEST_TEXT = 100_000;
const MOST_EXERCISES = 500;

const exercise = v.object({
  id: v.pipe(v.string(), v.maxLength(100)),
  solved: v.boolean(),
  text: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))), null),
  goals: v.exactOptional(v.pipe(v.string(), v.maxLength(20))),
});

const beside = v.object({
  name: v.fallback(v.optional(v.nullable(v.string()), null), null),
  exercises: v.fallback(v.optional(v.array(v.unknown()), []), []),
});

/** Progress as a file for somebody else, or another browser. */
export function writeExport(progress: Progress, { name, exercises }: Beside): string {
  return JSON.stringify({ ...progress, ...(name === null ? {} : { name }), exercises });
}

/** What a file has beside the answers; nothing of what cannot be read. It never throws. */
export function besideIn(text: string): Beside {
  try {
    const read = v.parse(beside, JSON.parse(text.replace(/^\uFEFF/, '')));
    const exercises = read.exercises.slice(0, MOST_EXERCISES).flatMap((one) => {
      const parsed = v.safeParse(exercise, one);
      return parsed.success ? [parsed.output] : [];
    });
    return { name: plainName(read.name ?? ''), exercises };
  } catch {
    return NOTHING_BESIDE;
  }
}

/** A name as it may be shown: on one line, without what a terminal obeys; `null` where nothing of it is left. */
export function plainName(text: string): string | null {
  const plain = text
    .slice(0, 2 * LONGEST_NAME)
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  return plain === '' ? null : plain;
}

/** What an exported file is called: `reauth-lab-progress-ann-lee.json`. */
export function exportName(name: string | null): string {
  const words = (name ?? '').toLocaleLowerCase('en').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${['reauth-lab-progress', ...words].join('-')}.json`;
}
