import { readChoice, writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';
import { possibleNext } from './possibleNext.ts';

/** What came of looking for a shortest way. */
export type FewestMoves =
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
export async function fewestMoves({ play, isReached, most, onProgress }: SearchOptions): Promise<FewestMoves> {
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

/**
 * A text that is the same for runs whose choices differ only in the order of independent events: one at the server
 * and the other at the client, or both at the server and neither writes. Such runs are the same position.
 *
 * An order up to independent swaps is told by the orders of the events that do depend on each other (Mazurkiewicz
 * traces): those at the client among themselves, those at the server but for reads side by side, and everything
 * before and after a timer, a mount, or a user's action.
 */
export function positionKey({ choices, events }: Pick<Trace, 'choices' | 'events'>): string {
  const writes = new Set(
    events.flatMap((event) =>
      event.type === 'request-sent' && !/^(GET|HEAD|OPTIONS)$/.test(event.method)
        ? writeChoice({ of: 'message', request: event.request, to: 'server' })
        : [],
    ),
  );
  const parts: string[] = [];
  let client: Choice[] = [];
  let server: Choice[] = [];
  let reads: Choice[] = [];
  const closeReads = (): void => {
    server.push(...reads.toSorted());
    reads = [];
  };
  const close = (): void => {
    closeReads();
    parts.push(`${client.join(' ')}|${server.join(' ')}`);
    client = [];
    server = [];
  };
  for (const choice of choices) {
    const said = readChoice(choice);
    if (said?.of !== 'message') {
      close();
      parts.push(choice);
    } else if (said.to === 'client') client.push(choice);
    else if (writes.has(choice)) {
      closeReads();
      server.push(choice);
    } else reads.push(choice);
  }
  close();
  return parts.join(';');
}
