import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';
import { possibleNext } from './possibleNext.ts';
import { positionKey } from './positionKey.ts';

/** What came of looking for a shortest way. */
export type Search =
  | { readonly state: 'found'; readonly moves: readonly Choice[]; readonly positions: number }
  /** Every position was visited, and in none of them is the goal reached. */
  | { readonly state: 'impossible'; readonly positions: number }
  /** Given up after so many positions. */
  | { readonly state: 'unknown'; readonly positions: number };

export interface SearchOptions {
  /** Plays a list of moves. */
  readonly play: (moves: readonly Choice[]) => Promise<Trace>;
  readonly isReached: (trace: Trace) => boolean;
  /** Gives up after this many positions. */
  readonly most: number;
  readonly onProgress?: (positions: number) => void;
}

/**
 * The fewest moves to a goal: all positions that are one move away, then all that are two, each once.
 *
 * A position that a different order of independent events has led to already is not played again.
 */
export async function fewestMoves({ play, isReached, most, onProgress }: SearchOptions): Promise<Search> {
  let level: readonly (readonly Choice[])[] = [[]];
  const seen = new Set<string>();
  let positions = 0;
  while (level.length > 0) {
    const deeper: (readonly Choice[])[] = [];
    for (const moves of level) {
      if (positions >= most) return { state: 'unknown', positions };
      const trace = await play(moves);
      positions += 1;
      onProgress?.(positions);
      if (isReached(trace)) return { state: 'found', moves, positions };
      for (const choice of possibleNext(trace)) {
        const key = positionKey({ choices: [...moves, choice], events: trace.events });
        if (seen.has(key)) continue;
        seen.add(key);
        deeper.push([...moves, choice]);
      }
    }
    level = deeper;
  }
  return { state: 'impossible', positions };
}
