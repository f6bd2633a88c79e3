import { contentRoutes } from './endpoints/contentRoutes.ts';
import { httpException, INTERNAL_SERVER_ERROR, plainText, unauthorized } from './fastapi/answer.ts';
import type { Reply } from './fastapi/answer.ts';
import type { Fault, FaultPlace } from './faults.ts';
import type { ApiAnswer } from './policy.ts';

const FORCED: Readonly<Record<Exclude<ApiAnswer, 'normal'>, { readonly at: FaultPlace; readonly reply: Reply }>> = {
  '401-text': { at: 'bearer', reply: plainText(401, 'Unauthorized', { 'www-authenticate': 'Bearer' }) },
  '401': { at: 'endpoint', reply: unauthorized('Could not validate credentials') },
  '403': { at: 'endpoint', reply: httpException(403, 'Not enough permissions') },
  '404': { at: 'endpoint', reply: httpException(404, 'Not found') },
  '500': { at: 'endpoint', reply: INTERNAL_SERVER_ERROR },
  offline: { at: 'endpoint', reply: 'offline' },
};

/** What a policy's answer forces upon every protected path. */
export function apiFaults(answer: ApiAnswer): readonly Fault[] {
  if (answer === 'normal') return [];
  return contentRoutes.map(({ method, path }) => ({ method, path, ...FORCED[answer] }));
}
