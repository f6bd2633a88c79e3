import type { AccessClaims } from '../accessToken.ts';
import { type Reply, type Step, unauthorized } from '../fastapi/answer.ts';
import { bearerTokenOf } from '../fastapi/bearer.ts';
import type { RouteContext } from '../fastapi/route.ts';
import type { Server } from '../server.ts';
import type { BackendState } from '../state.ts';
import { checkAccess } from '../tokenService.ts';
import type { TokenState } from '../tokenState.ts';

/** One request on its way through the app. */
export interface Context extends RouteContext {
  readonly server: Server;
  readonly requestId: string;
  /** Without the base: `/auth/refresh`. */
  readonly path: string;
  /** When the request arrived. */
  readonly nowMs: number;
  /** In place of the 401 that a protected path answers; else `null`. */
  readonly forcedRefusal: Reply | null;
}

/** The dependency of a path that anybody may call. */
export async function requireNothing(): Promise<Step<undefined>> {
  return { ok: true, value: undefined };
}

/** The dependency of a protected path: whose good access token the request bears. */
export async function requireUser(context: Context): Promise<Step<AccessClaims>> {
  const { server, nowMs } = context;
  const refuse = (detail: string): Step<never> => ({ ok: false, reply: context.forcedRefusal ?? unauthorized(detail) });

  const token = bearerTokenOf(context.request);
  if (token === null) return refuse('Not authenticated');
  const claims = await server.vault.update((state) => [state, checkAccess(state.tokens, token, nowMs)]);
  return claims ? { ok: true, value: claims } : refuse('Could not validate credentials');
}

/** Changes the tokens of the server's state, and gives what `change` found. */
export async function updateTokens<Result>(
  server: Server,
  change: (tokens: TokenState) => readonly [TokenState, Result],
): Promise<Result> {
  return server.vault.update((state: BackendState) => {
    const [tokens, result] = change(state.tokens);
    return [tokens === state.tokens ? state : { ...state, tokens }, result];
  });
}
