import * as v from 'valibot';
import type { Keeper } from '../ui/kept.ts';
import { EXERCISES } from './exercises.ts';

/** What the browser's storage calls the work at a bench, before its id. */
export const WORK_KEY = 'reauth-lab.workbench.';

/** What of the work at a bench is told elsewhere. */
const work = v.object({
  solved: v.boolean(),
  text: v.string(),
  earlier: v.fallback(v.optional(v.array(v.object({ goals: v.nullable(v.string()) })), []), []),
});

/** An exercise that somebody has begun. */
export interface BegunExercise {
  readonly id: string;
  readonly solved: boolean;
  readonly text: string;
  /** How many goals, checks and claims, held when they were asked last: `3 of 4`; left out where they never were. */
  readonly goals?: string;
}

const IDS = EXERCISES.map(({ id }) => id);

/**
 * The exercises that were begun in this browser.
 *
 * @param ids of others than the lab's own, which are looked for as well
 */
export function begunExercises({ get }: Keeper, ids: readonly string[] = []): readonly BegunExercise[] {
  return [...IDS, ...ids].flatMap((id) => {
    try {
      const { solved, text, earlier } = v.parse(work, JSON.parse(get(`${WORK_KEY}${id}`) ?? ''));
      const goals = earlier.find((one) => one.goals !== null)?.goals ?? null;
      return [{ id, solved, text, ...(goals !== null && { goals }) }];
    } catch {
      return [];
    }
  });
}

/** Exercises of assignments, which need not be open for their texts to be taken in. */
const OF_ASSIGNMENT = /^assignment-[a-z0-9-]{1,60}$/;

/**
 * Takes in texts of exercises from a file, those of assignments too. What was begun here stays as it is.
 *
 * @returns how many were taken in
 */
export function takeExercises(
  { get, set }: Keeper,
  exercises: readonly { readonly id: string; readonly solved: boolean; readonly text: string | null }[],
): number {
  const taken = exercises.filter(({ id, solved, text }) => {
    const isNew = (IDS.includes(id) || OF_ASSIGNMENT.test(id)) && get(`${WORK_KEY}${id}`) === null;
    if (!isNew || text === null) return false;
    const begun = { version: 1, text, given: null, hints: 0, tried: true, solved, earlier: [] };
    return set(`${WORK_KEY}${id}`, JSON.stringify(begun));
  });
  return taken.length;
}
