import { INTERNAL_SERVER_ERROR, INTERNAL_SERVER_ERROR_JSON, type Reply, unauthorized } from '../fastapi/answer.ts';
import { type RefreshResult, refreshSession, type TokenPair } from '../tokenService.ts';
import { type Context, updateTokens } from './context.ts';

/**
 * Exchanges the refresh token that was presented, unless the policy has another answer for everybody.
 *
 * @param render puts the fresh pair into the shape of the endpoint's contract.
 * @param keeps the answer brings no refresh token: the one that was presented goes on working.
 */
export async function exchangeRefreshToken(
  presented: string,
  context: Context,
  render: (pair: TokenPair) => Reply,
  keeps = false,
): Promise<Reply> {
  const { server, nowMs } = context;
  const policy = keeps ? { ...server.policy(), rotation: 'off' as const } : server.policy();
  switch (policy.refreshAnswer) {
    case '401':
      return unauthorized('Invalid refresh token');
    case '500':
      return INTERNAL_SERVER_ERROR;
    case '500-json':
      return INTERNAL_SERVER_ERROR_JSON;
    case 'offline':
      return 'offline';
    case 'hang':
      return server.hang();
    case 'normal': {
      const result = await updateTokens(server, (tokens) =>
        refreshSession(tokens, presented, policy, nowMs, server.newToken),
      );
      report(result, presented, context);
      return result.type === 'refreshed' ? render(result.pair) : unauthorized('Invalid refresh token');
    }
  }
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
