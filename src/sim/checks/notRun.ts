import type { CheckId, CheckResult } from './check.ts';

/** The result of a check whose runs could not be made: it is violated, without a witness. */
export function notRun(id: CheckId, because: string): CheckResult & { readonly holds: false } {
  return { id, runs: 0, orders: null, holds: false, because, witness: null };
}
