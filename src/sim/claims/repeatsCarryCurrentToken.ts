import { requestsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { ClaimJudge } from './claim.ts';
import { listed } from '../english.ts';
import { nameOf } from '../facts/callRecords.ts';

/** A repeat carries the newest access token that the app has received. */
export const repeatsCarryCurrentToken: ClaimJudge = (trace) => {
  const requests = requestsOf(trace);
  const repeats = requests.filter(({ role, attempt, call }) => role === 'api' && attempt > 1 && call !== null);
  for (const { access, call, sent } of repeats) {
    const current = newestBy(requests, sent.step);
    if (access === current) continue;
    const carried = access === null ? 'without a token' : `with ${tokenName('access', access)}`;
    const because = `${nameOf(trace, call)} repeated ${carried}; ${tokenName('access', current)} was current`;
    return { state: 'broken', step: sent.step, because };
  }
  if (repeats.length === 0)
    return { state: trace.end === 'stopped' ? 'open' : 'holds', because: 'nobody has repeated' };
  const byToken = Map.groupBy(repeats, ({ access }) => tokenName('access', access));
  const sentences = [...byToken].map(
    ([token, group]) => `${listed([...new Set(group.map(({ call }) => nameOf(trace, call)))])} sent ${token}`,
  );
  return { state: 'holds', because: sentences.join(', ') };
};

/** The newest access token that has reached the app when a step is over. */
function newestBy(requests: readonly RequestRecord[], step: number): number {
  const received = requests.flatMap(({ issued, end }) =>
    issued && end?.as === 'answered' && end.step <= step ? issued.access : [],
  );
  return Math.max(1, ...received);
}
