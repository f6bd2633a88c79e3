import type { Comment } from './data.ts';
import { NO_TOKENS, type TokenState } from './tokenState.ts';

/** Everything the server remembers between requests: plain data, so that it can be stored and shared by tabs. */
export interface BackendState {
  readonly tokens: TokenState;
  /** Comments that were posted, in order, after those of the data. */
  readonly postedComments: readonly Comment[];
  /** How many answers of each list are used up: see `nextAnswer`. */
  readonly answersUsed?: Readonly<Record<string, number>>;
}

export const NEW_BACKEND: BackendState = { tokens: NO_TOKENS, postedComments: [] };

/**
 * Where a state lives. `update` reads it, stores what `change` makes of it, and gives `change`'s result, with nobody
 * else in between. `change` gives back the very same state when there is nothing to store.
 */
export interface Vault<State> {
  update<Result>(change: (state: State) => readonly [State, Result]): Result | Promise<Result>;
}

/** A state in memory. */
export interface MemoryVault<State> extends Vault<State> {
  update<Result>(change: (state: State) => readonly [State, Result]): Result;
  get(): State;
}

/** Keeps a state for as long as somebody holds the vault. */
export function createMemoryVault<State>(start: State): MemoryVault<State> {
  let state = start;
  return {
    get: () => state,
    update(change) {
      const [next, result] = change(state);
      state = next;
      return result;
    },
  };
}
