import type { Choice } from '../choice.ts';
import { compareResults, resultKey } from './result.ts';
import type { Result } from './result.ts';

/** A result with how many orders lead to it. Counts of orders are not probabilities. */
export interface OutcomeCount extends Result {
  readonly count: number;
  /** The shortest list of choices found that leads to it when the first that can happen is taken after them. */
  readonly witness: readonly Choice[];
}

/** Counts results. It grows with their number, not with the number of orders. */
export interface Tally {
  add(result: Result, witness: readonly Choice[]): void;
  /** Takes one back that turned out to be counted twice. */
  takeBack(result: Result): void;
  /** The length of the witness of a result; `Infinity` where there is none yet. */
  witnessLength(result: Result): number;
  outcomes(): readonly OutcomeCount[];
}

/** A tally of nothing. */
export function createTally(): Tally {
  const found = new Map<string, OutcomeCount>();
  const change = (result: Result, by: number, witness: readonly Choice[]): void => {
    const known = found.get(resultKey(result));
    const shorter = known && known.witness.length <= witness.length ? known.witness : witness;
    found.set(resultKey(result), { ...result, count: (known?.count ?? 0) + by, witness: shorter });
  };
  return {
    add: (result, witness) => change(result, 1, witness),
    takeBack: (result) => change(result, -1, found.get(resultKey(result))?.witness ?? []),
    witnessLength: (result) => found.get(resultKey(result))?.witness.length ?? Infinity,
    outcomes: () => [...found.values()].toSorted(compareResults),
  };
}
