import { capital } from '../english.ts';
import { abortOfOneCallKeepsSession } from './abortOfOneCall.ts';
import { CHECK_IDS } from './check.ts';
import type { Check } from './check.ts';
import type { CheckDefinition, Judge, Seen } from './definition.ts';
import { busyAndLostKeepSession, failedRefreshIsTriedAgain } from './failedRefresh.ts';
import { goodTokenSideBySide } from './sideBySide.ts';
import { keepsRefreshTokenThatIsLeftOut, refreshesAgainAtSecondExpiry } from './secondExpiry.ts';
import { nothingOfAnotherUser } from './otherUser.ts';
import { own401EndsNothing } from './own401.ts';
import { closedTabHoldsNobodyUp, logoutReachesOtherTabs, twoTabsStaySignedIn } from './severalTabs.ts';
import { repeatIsTheSameRequest, writeIsSentOnce } from './writes.ts';
import { wrongClockCostsOne401 } from './wrongClock.ts';
import { everyCallSettles } from './everyCallSettles.ts';
import { forbiddenIsNotExpired } from './forbiddenIsNotExpired.ts';
import { freshRefreshToken } from './freshRefreshToken.ts';
import { hungRefreshDoesNotHangTheApp } from './hungRefresh.ts';
import { logoutIsFinal } from './logoutIsFinal.ts';
import { noEndlessLoop } from './noEndlessLoop.ts';
import { noRefreshTokenLogsOut } from './noRefreshTokenLogsOut.ts';
import { noRepeatAfterRefusedRefresh } from './noRepeatAfterRefusedRefresh.ts';
import { oneRefreshAtOnce, oneRefreshInEveryOrder } from './oneRefresh.ts';
import { outageKeepsSession } from './outageKeepsSession.ts';
import { passesOtherAnswersThrough } from './passesOtherAnswersThrough.ts';
import { plainText401Refreshes, refreshesAndRepeats } from './refreshesAndRepeats.ts';
import { refusedRefreshLogsOutOnce } from './refusedRefreshLogsOutOnce.ts';

/** What belongs to no call is sent by `the app`, also at the beginning of a sentence. */
function capitalized(judge: Judge): Judge {
  return (...all) => {
    const found = judge(...all);
    return found && { ...found, because: capital(found.because) };
  };
}

/** Every check with what it runs and how it judges, from the first level to the last. */
export const DEFINITIONS: readonly CheckDefinition[] = [
  passesOtherAnswersThrough,
  refreshesAndRepeats,
  plainText401Refreshes,
  forbiddenIsNotExpired,
  noRefreshTokenLogsOut,
  oneRefreshAtOnce,
  refusedRefreshLogsOutOnce,
  noEndlessLoop,
  oneRefreshInEveryOrder,
  freshRefreshToken,
  everyCallSettles,
  noRepeatAfterRefusedRefresh,
  outageKeepsSession,
  hungRefreshDoesNotHangTheApp,
  abortOfOneCallKeepsSession,
  logoutIsFinal,
  refreshesAgainAtSecondExpiry,
  keepsRefreshTokenThatIsLeftOut,
  failedRefreshIsTriedAgain,
  busyAndLostKeepSession,
  writeIsSentOnce,
  repeatIsTheSameRequest,
  goodTokenSideBySide,
  nothingOfAnotherUser,
  own401EndsNothing,
  twoTabsStaySignedIn,
  logoutReachesOtherTabs,
  closedTabHoldsNobodyUp,
  wrongClockCostsOne401,
].map(inSentences);

/** A check that begins its sentences with a capital. */
export function inSentences(check: CheckDefinition): CheckDefinition {
  return {
    ...check,
    judge: capitalized(check.judge),
    holds: (seen: Seen) => capital(check.holds(seen)),
  };
}

/** All checks, from the first level to the last. */
export const CHECKS: readonly Check[] = DEFINITIONS.map(({ id, level, sentence }) => ({ id, level, sentence }));

/**
 * The check with this id.
 *
 * @throws {Error} when there is none; the message lists the choices
 */
export function checkOf(id: string): Check {
  const found = CHECKS.find((check) => check.id === id);
  if (found) return found;
  throw new Error(`Failed to find the check "${id}": there is none. Use one of ${CHECK_IDS.join(', ')}.`);
}
