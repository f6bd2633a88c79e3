import { OUTCOMES } from '../facts/facts.ts';
import type { Facts, Outcome } from '../facts/facts.ts';

/** What orders are told apart by. */
export interface Result {
  /** 5 stands for 5 or more. */
  readonly refreshRequests: number;
  readonly forcedLogouts: number;
  readonly outcome: Outcome;
}

/** From here on refreshes are counted together. */
export const MOST_REFRESHES = 5;

/** The result of a run with these facts. */
export function resultOf({ refreshRequests, forcedLogouts, outcome }: Facts): Result {
  return { refreshRequests: Math.min(refreshRequests, MOST_REFRESHES), forcedLogouts, outcome };
}

/** A text that is the same for equal results. */
export function resultKey({ refreshRequests, forcedLogouts, outcome }: Result): string {
  return `${refreshRequests} ${forcedLogouts} ${outcome}`;
}

/** Fewer refreshes first, then fewer logouts, then the better ending. */
export function compareResults(one: Result, other: Result): number {
  return (
    one.refreshRequests - other.refreshRequests ||
    one.forcedLogouts - other.forcedLogouts ||
    OUTCOMES.indexOf(one.outcome) - OUTCOMES.indexOf(other.outcome)
  );
}
