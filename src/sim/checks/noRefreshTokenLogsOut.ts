import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/forcedLogouts.ts';
import { inScenario } from './definition.ts';
import { lastStep, when } from './checkWords.ts';

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
    if (forcedLogoutsOf(trace).length > 0) return null;
    const refused = requestsOf(trace).find(({ end }) => end?.as === 'answered' && end.status === 401);
    const heard = refused?.end ? `${nameOf(trace, refused.call)} was answered 401 ${when(trace, refused.end)}, ` : '';
    return {
      step: refused?.end?.step ?? lastStep(trace),
      request: refused?.id ?? null,
      because: `${heard}there is no refresh token, and nobody logged the user out.`,
    };
  },
  holds({ traces: [trace] }) {
    const logout = trace && forcedLogoutsOf(trace)[0];
    return trace && logout
      ? `${nameOf(trace, logout.call)} logged the user out ${when(trace, logout)}.`
      : 'The user was logged out.';
  },
};
