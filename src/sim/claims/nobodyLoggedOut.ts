import { heldBefore } from '../facts/heldTokens.ts';
import { forcedLogoutsOf } from '../facts/logouts.ts';
import type { Logout } from '../facts/logouts.ts';
import type { Trace } from '../trace.ts';
import type { ClaimJudge } from './claim.ts';
import { familyBefore } from './family.ts';
import type { FamilyState } from './family.ts';
import { nameOf } from '../facts/callRecords.ts';

const WHY: Readonly<Record<Exclude<FamilyState, 'good'>, string>> = {
  revoked: 'the family was revoked',
  'logged out': 'the user had logged out',
  over: 'FastAPI refuses every refresh',
  none: 'there was no refresh token',
};

/** The wrapper does not log the user out while FastAPI would still refresh the session. */
export const nobodyLoggedOut: ClaimJudge = (trace) => {
  const logouts = forcedLogoutsOf(trace);
  const wrong = logouts.find((event) => familyBefore(trace, event.step) === 'good' && wasSignedIn(trace, event));
  if (wrong) {
    const because = `${nameOf(trace, wrong.call)} logged out although the family was good`;
    return { state: 'broken', step: wrong.step, because };
  }
  const [first] = logouts;
  const family = first ? familyBefore(trace, first.step) : 'good';
  return { state: 'holds', because: family === 'good' ? 'while the family is good' : `logged out: ${WHY[family]}` };
};

/** Whether the tab held a refresh token when the step began: after the user's own logout there is nobody to log out. */
function wasSignedIn({ events, ...trace }: Trace, { step, tab }: Logout): boolean {
  const begin = events.findIndex((event) => event.step === step);
  return heldBefore({ ...trace, events }, 'refresh', tab, begin) !== null;
}
