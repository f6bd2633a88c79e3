import type { Facts } from './facts.ts';

/** One fact, named and in words. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
}

/** All facts of a run, as every list shows them: the command line's, and the page's. */
export function factRows(facts: Facts): readonly FactRow[] {
  const { calls, succeeded, failed, unsettled } = facts;
  return [
    row('outcome', facts.outcome),
    row('calls', `${calls} (${succeeded} succeeded, ${failed} failed, ${unsettled} unsettled)`),
    row('requests', facts.requests),
    row('refresh requests', facts.refreshRequests),
    row('401 answers', facts.unauthorized),
    row('repeats', facts.repeats),
    row('forced logouts', facts.forcedLogouts),
    row('tokens after a logout', facts.tokensWrittenAfterLogout),
    row('signed in at the end', facts.signedInAtEnd ? 'yes' : 'no'),
    row('duration', `${facts.durationMs} ms`),
  ];
}

function row(label: string, value: string | number): FactRow {
  return { label, value: String(value) };
}
