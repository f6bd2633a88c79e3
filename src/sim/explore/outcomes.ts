import type { Choice } from '../choice.ts';
import { OUTCOMES } from '../facts/factsOf.ts';
import type { Facts, Outcome } from '../facts/factsOf.ts';

/** What orders are told apart by. */
export interface OrderResult {
  /** 5 stands for 5 or more. */
  readonly refreshRequests: number;
  readonly forcedLogouts: number;
  readonly outcome: Outcome;
}

/** From here on refreshes are counted together. */
export const MOST_REFRESHES = 5;

/** The result of a run with these facts. */
export function resultOf({ refreshRequests, forcedLogouts, outcome }: Facts): OrderResult {
  return { refreshRequests: Math.min(refreshRequests, MOST_REFRESHES), forcedLogouts, outcome };
}

/** A text that is the same for equal results. */
export function resultKey({ refreshRequests, forcedLogouts, outcome }: OrderResult): string {
  return `${refreshRequests} ${forcedLogouts} ${outcome}`;
}

/** Fewer refreshes first, then fewer logouts, then the better ending. */
export function compareResults(one: OrderResult, other: OrderResult): number {
  return (
    one.refreshRequests - other.refreshRequests ||
    one.forcedLogouts - other.forcedLogouts ||
    OUTCOMES.indexOf(one.outcome) - OUTCOMES.indexOf(other.outcome)
  );
}

/** A result with how many orders lead to it. Counts of orders are not probabilities. */
export interface OutcomeCount extends OrderResult {
  readonly count: number;
  /** The shortest list of choices found that leads to it when the first that can happen is taken after them. */
  readonly witness: readonly Choice[];
}

/** Counts results. It grows with their number, not with the number of orders. */
export interface Tally {
  add(result: OrderResult, witness: readonly Choice[]): void;
  /** Takes one back that turned out to be counted twice. */
  takeBack(result: OrderResult): void;
  /** The length of the witness of a result; `Infinity` where there is none yet. */
  witnessLength(result: OrderResult): number;
  outcomes(): readonly OutcomeCount[];
}

/** An empty tally. */
export function createTally(): Tally {
  const found = new Map<string, OutcomeCount>();
  const change = (result: OrderResult, by: number, witness: readonly Choice[]): void => {
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
