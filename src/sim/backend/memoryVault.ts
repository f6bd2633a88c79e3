import type { Vault } from './state.ts';

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
