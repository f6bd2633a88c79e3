import { capital, factsOf } from '../../../sim/index.ts';
import type { Facts, Trace } from '../../../sim/index.ts';
import { inWords } from '../../../ui/inWords.ts';

/** `Three calls meet an expired token. Without a lock: three refreshes, and the user is logged out. With one: …` */
export function openingSentence(broken: Trace, correct: Trace): string {
  const calls = inWords(broken.calls.length);
  return `${capital(calls)} calls meet an expired token. Without a lock: ${costOf(factsOf(broken))}. With one: ${costOf(factsOf(correct))}.`;
}

function costOf({ refreshRequests, forcedLogouts, outcome }: Facts): string {
  const refreshes = `${inWords(refreshRequests)} ${refreshRequests === 1 ? 'refresh' : 'refreshes'}`;
  if (forcedLogouts > 0) return `${refreshes}, and the user is logged out`;
  return outcome === 'all-succeeded' ? `${refreshes}, and nobody notices` : `${refreshes}, and some calls fail`;
}
