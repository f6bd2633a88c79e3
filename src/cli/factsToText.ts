import type { Facts } from '../sim/index.ts';

/** The facts of a run as an aligned list, one a line. */
export function factsToText(facts: Facts): string {
  const rows: readonly (readonly [label: string, value: string | number])[] = [
    ['outcome', facts.outcome],
    ['calls', `${facts.calls} (${facts.succeeded} succeeded, ${facts.failed} failed, ${facts.unsettled} unsettled)`],
    ['requests', facts.requests],
    ['refresh requests', facts.refreshRequests],
    ['401 answers', facts.unauthorized],
    ['repeats', facts.repeats],
    ['forced logouts', facts.forcedLogouts],
    ['tokens after a logout', facts.tokensWrittenAfterLogout],
    ['signed in at the end', facts.signedInAtEnd ? 'yes' : 'no'],
    ['duration', `${facts.durationMs} ms`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}
