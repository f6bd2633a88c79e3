import { familyBefore } from '../../sim/index.ts';
import type { RequestRecord } from '../../sim/index.ts';
import { nameOf } from './names.ts';
import type { Reading } from './traceIndex.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { firstUseOf } from './situation.ts';

/** Why FastAPI refused a request, as a clause: `a1 has expired`. Empty where the trace does not tell. */
export function refusalOf(reading: Reading, request: RequestRecord): Sentence {
  if (request.role === 'refresh') return refreshRefusalOf(reading, request);
  const { role, decided, access, headers } = request;
  if (role !== 'api' || !decided || (decided.status !== 401 && !decided.refused)) return [];
  if (access === null)
    return headers.some(([name]) => name === 'authorization')
      ? say`it carries no token of this server`
      : say`it carries no access token`;
  const token = reading.access(access, decided.atMs);
  if (token.token.expired) return say`${token} has expired`;
  return familyBefore(reading.trace, decided.step, reading.requests) === 'revoked'
    ? say`the family of ${token} is revoked`
    : [];
}

function refreshRefusalOf(reading: Reading, request: RequestRecord): Sentence {
  const { decided, refresh } = request;
  if (!decided || decided.status === null) return [];
  if (refresh === null) return say`it carries no refresh token`;
  if (decided.status >= 500) return [];
  const token = reading.refresh(refresh);
  const family = familyBefore(reading.trace, decided.step, reading.requests);
  if (family === 'over') return say`this server refuses every refresh`;
  if (family === 'revoked' || family === 'logged out') return say`the family of ${token} is ${family}`;
  const use = firstUseOf(reading, refresh, decided.step);
  if (!use) return [];
  const used =
    use.call !== null && use.call !== request.call
      ? say`${nameOf(reading.call(use.call))} has used ${token} already`
      : say`${token} is used already`;
  return request.revokedFamily ? say`${used}, so the whole family is revoked` : used;
}
