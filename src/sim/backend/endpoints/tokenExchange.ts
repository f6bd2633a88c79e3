import { nextAnswer } from '../answerScript.ts';
import {
  httpException,
  INTERNAL_SERVER_ERROR,
  INTERNAL_SERVER_ERROR_JSON,
  json,
  type Reply,
  unauthorized,
} from '../fastapi/answer.ts';
import { bearerTokenOf } from '../fastapi/bearer.ts';
import type { RefreshAnswer } from '../serverPolicy.ts';
import { checkAccess, type RefreshResult, refreshSession } from '../tokenService.ts';
import type { TokenPair } from '../tokenState.ts';
import { type Context, updateTokens } from './context.ts';

/** What an answer brings; `refresh: null` where it brings no refresh token. */
export interface BroughtTokens {
  readonly access: string;
  readonly refresh: string | null;
}

/** How long a client that sends too much is asked to wait, in seconds. */
const RETRY_AFTER_S = 30;

/**
 * Exchanges the refresh token that was presented, unless the policy has another answer for this request.
 *
 * @param render puts the fresh tokens into the shape of the endpoint's contract.
 * @param keeps the answer brings no refresh token: the one that was presented goes on working.
 */
export async function exchangeRefreshToken(
  presented: string,
  context: Context,
  render: (tokens: BroughtTokens) => Reply,
  keeps = false,
): Promise<Reply> {
  const { server, requestId, path } = context;
  server.observe?.({ type: 'refresh-presented', requestId, path, token: presented });
  const answer = await nextAnswer(server, 'refresh', server.policy().refreshAnswer);
  switch (answer) {
    case '401':
      return unauthorized('Invalid refresh token');
    case '400':
      return json(400, { error: 'invalid_grant' });
    case '403':
      return httpException(403, 'Invalid refresh token');
    case '429':
      return httpException(429, 'Too many requests', { 'retry-after': String(RETRY_AFTER_S) });
    case '200-error':
      return json(200, { error: 'invalid_grant' });
    case '500':
      return INTERNAL_SERVER_ERROR;
    case '500-json':
      return INTERNAL_SERVER_ERROR_JSON;
    case 'offline':
      return 'offline';
    case 'hang':
      return server.hang();
    case '401-bearer':
      return (await bearsExpired(context))
        ? unauthorized('Could not validate credentials')
        : exchange(presented, context, render, { keeps });
    case '204':
      return withoutBody(await exchange(presented, context, render, { keeps }));
    case 'lost':
      return lost(await exchange(presented, context, render, { keeps }), context);
    case 'access-only':
    case 'same-pair':
    case 'normal':
      return exchange(presented, context, render, { keeps: keeps || answer === 'access-only', answer });
  }
}

async function exchange(
  presented: string,
  context: Context,
  render: (tokens: BroughtTokens) => Reply,
  how: { readonly keeps: boolean; readonly answer?: RefreshAnswer },
): Promise<Reply> {
  const { server, nowMs } = context;
  const { rotation, ...policy } = server.policy();
  const rules = { ...policy, rotation: how.keeps ? 'off' : rotation, samePair: how.answer === 'same-pair' } as const;
  const result = await updateTokens(server, (tokens) =>
    refreshSession(tokens, presented, rules, nowMs, server.newToken),
  );
  report(result, presented, context);
  if (result.type !== 'refreshed') return unauthorized('Invalid refresh token');
  const { access, refresh } = result.pair;
  return render({ access: access.token, refresh: how.answer === 'access-only' ? null : refresh.token });
}

async function bearsExpired(context: Context): Promise<boolean> {
  const { server, nowMs, request } = context;
  const token = bearerTokenOf(request);
  if (token === null) return false;
  return server.vault.update((state) => [state, checkAccess(state.tokens, token, nowMs) === null]);
}

function withoutBody(reply: Reply): Reply {
  if (reply === 'offline' || reply.status >= 300) return reply;
  const { 'content-type': _type, ...headers } = reply.headers;
  return { ...reply, status: 204, headers, body: null };
}

function lost(reply: Reply, { server, requestId, path }: Context): Reply {
  if (reply !== 'offline') server.observe?.({ type: 'answer-lost', requestId, path, status: reply.status });
  return 'offline';
}

/** Tells the observer of a pair that was issued for this request. */
export function reportIssued(pair: TokenPair, { server, requestId, path }: Context): void {
  server.observe?.({ type: 'tokens-issued', requestId, path, ...pair });
}

function report(result: RefreshResult, presented: string, context: Context): void {
  const { server, requestId, path } = context;
  const accepted = result.type === 'refreshed';
  if (result.reusedGeneration !== null) {
    const generation = result.reusedGeneration;
    server.observe?.({ type: 'refresh-reused', requestId, path, token: presented, generation, accepted });
  }
  if (accepted) reportIssued(result.pair, context);
  else if (result.revokedFamilyId !== null) {
    server.observe?.({ type: 'family-revoked', requestId, path, familyId: result.revokedFamilyId });
  }
}
