import { requestsOf } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import { answersIn, isRefusal } from '../backend/serverPolicy.ts';
import type { Trace } from '../trace.ts';

/** How the family of refresh tokens stands when a step begins. */
export type FamilyState = 'good' | 'revoked' | 'logged out' | 'over' | 'none';

/**
 * How the family stands: `revoked` after a reuse, `logged out` when FastAPI was told, `over` where this server refuses
 * every refresh, `none` where the app never had a refresh token.
 *
 * @param step what happens in it does not count
 * @param requests of this trace, where they have been folded already
 */
export function familyBefore(
  trace: Trace,
  step: number,
  requests: readonly RequestRecord[] = requestsOf(trace),
): FamilyState {
  const { server, refreshToken } = trace.scenario;
  if (refreshToken === 'none') return 'none';
  if (answersIn(server.refreshAnswer).every(isRefusal)) return 'over';
  for (const { role, decided, revokedFamily } of requests) {
    if (!decided || decided.step >= step) continue;
    if (revokedFamily) return 'revoked';
    if (role === 'logout' && decided.status !== null && decided.status < 300) return 'logged out';
  }
  return 'good';
}
