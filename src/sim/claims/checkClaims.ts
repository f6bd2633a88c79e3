import type { Trace } from '../trace.ts';
import type { Claim, ClaimId, ClaimJudge, Judgement } from './claim.ts';
import { CLAIMS } from './claim.ts';
import { everyCallEnds } from './everyCallEnds.ts';
import { nobodyLoggedOut } from './nobodyLoggedOut.ts';
import { oneRefreshAtATime } from './oneRefreshAtATime.ts';
import { oneRefreshInAll } from './oneRefreshInAll.ts';
import { refreshTokenUsedOnce } from './refreshTokenUsedOnce.ts';
import { repeatsCarryCurrentToken } from './repeatsCarryCurrentToken.ts';

const JUDGES: Readonly<Record<ClaimId, { readonly title: string; readonly judge: ClaimJudge }>> = {
  'one-refresh-at-a-time': { title: 'One refresh at a time', judge: oneRefreshAtATime },
  'one-refresh-in-all': { title: 'One refresh in all', judge: oneRefreshInAll },
  'refresh-token-used-once': { title: 'A refresh token is used once', judge: refreshTokenUsedOnce },
  'nobody-logged-out': { title: 'Nobody is logged out', judge: nobodyLoggedOut },
  'repeats-carry-current-token': { title: 'A repeat carries the current token', judge: repeatsCarryCurrentToken },
  'every-call-ends': { title: 'Every call ends', judge: everyCallEnds },
};

/**
 * What a run says of each claim.
 *
 * @param next the same run one choice further, for each choice there is: a claim that one of them breaks is at risk
 */
export function checkClaims(trace: Trace, next: readonly Trace[] = []): readonly Claim[] {
  return CLAIMS.map((id) => {
    const { title, judge } = JUDGES[id];
    return { id, title, judgement: withRisk(judge(trace), judge, next) };
  });
}

function withRisk(now: ReturnType<ClaimJudge>, judge: ClaimJudge, next: readonly Trace[]): Judgement {
  if (now.state === 'broken') return now;
  const broken = next.flatMap((trace) => {
    const then = judge(trace);
    const choice = trace.choices.at(-1);
    return then.state === 'broken' && choice !== undefined ? choice : [];
  });
  return broken.length > 0 ? { state: 'at-risk', by: broken, because: now.because } : now;
}
