import { heldBefore } from '../facts/heldTokens.ts';
import { nameOf } from '../facts/callRecords.ts';
import { requestsOf, wasRefused } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/logouts.ts';
import { inScenario } from './definition.ts';
import { endInWords, lastStep, wentElsewhere, when } from './checkWords.ts';

/** Expired and without a refresh token: the session is over, and the app has to say so. */
export const noRefreshTokenLogsOut: CheckDefinition = {
  id: 'no-refresh-token-logs-out',
  level: 'works',
  sentence: 'A 401 without a refresh token at hand logs the user out.',
  runs: [inScenario('no-refresh-token', { components: '1' })],
  orders: [],
  unasked: ({ refreshToken: { home } }) =>
    home?.in === 'cookie' && home.httpOnly
      ? 'the refresh token is in a cookie that no code sees: only its server can say that there is none.'
      : null,
  judge(trace) {
    if (forcedLogoutsOf(trace).length > 0 || heldBefore(trace, 'refresh', 1, 0) !== null) return null;
    const refused = requestsOf(trace).find(wasRefused);
    const heard = refused ? `${nameOf(trace, refused.call)} ${endInWords(trace, refused)}, ` : '';
    const went = wentElsewhere(trace);
    return {
      step: refused?.end?.step ?? lastStep(trace),
      request: refused?.id ?? null,
      because: `${heard}there is no refresh token, and nobody logged the user out${went === null ? '' : `: ${went}`}.`,
    };
  },
  holds({ traces: [trace] }) {
    const logout = trace && forcedLogoutsOf(trace)[0];
    return trace && logout
      ? `${nameOf(trace, logout.call)} logged the user out ${when(trace, logout)}.`
      : 'The user was logged out.';
  },
};
