import { tokenOf } from './carriers.ts';
import type { AccessClaims } from '../accessToken.ts';
import { type Answer, json, plainText, type Reply, type OrReply, unauthorized } from '../fastapi/answer.ts';
import { bearerTokenOf } from '../fastapi/bearer.ts';
import type { Carrier, Expiry } from '../../source/dialect.ts';
import type { RouteContext } from '../fastapi/route.ts';
import type { BackendParts } from '../backendParts.ts';
import type { BackendState } from '../backendState.ts';
import { checkAccess } from '../tokenService.ts';
import type { TokenState } from '../tokenState.ts';

/** One request on its way through the app. */
export interface Context extends RouteContext {
  readonly server: BackendParts;
  readonly requestId: string;
  /** Without the base: `/auth/refresh`. */
  readonly path: string;
  /** When the request arrived. */
  readonly nowMs: number;
  /** By name. */
  readonly cookies: Readonly<Record<string, string>>;
  /** What carries the access token, where it is no bearer; else \`null\`. */
  readonly carrier: Carrier | null;
  /** How this server says that a token is not let in, where it is no 401 of FastAPI's; else `null`. */
  readonly expiry: Expiry | null;
  /** In place of the 401 that a protected path answers; else `null`. */
  readonly forcedRefusal: () => Promise<Reply | null>;
}

/** The dependency of a path that anybody may call. */
export async function requireNothing(): Promise<OrReply<undefined>> {
  return { ok: true, value: undefined };
}

/** The dependency of a protected path: whose good access token the request bears. */
export async function requireUser(context: Context): Promise<OrReply<AccessClaims>> {
  const { server, nowMs } = context;
  const refuse = async (detail: string): Promise<OrReply<never>> => ({
    ok: false,
    reply: refusalOf(context.expiry, (await context.forcedRefusal()) ?? unauthorized(detail)),
  });

  const token = context.carrier ? tokenOf(context.carrier, context) : bearerTokenOf(context.request);
  if (token === null) return refuse('Not authenticated');
  const claims = await server.vault.update((state) => [state, checkAccess(state.tokens, token, nowMs)]);
  return claims ? { ok: true, value: claims } : refuse('Could not validate credentials');
}

/** A 401 as this server says it: in plain text where FastAPI's would be, and else with the body that it has for it. */
export function refusalOf(expiry: Expiry | null, reply: Reply): Reply {
  if (expiry === null || reply === 'offline' || reply.status !== 401) return reply;
  if (typeof expiry.body === 'string') return { ...plainText(expiry.status, expiry.body), refuses: true };
  const isJson = reply.headers['content-type'] === 'application/json';
  return { ...(isJson ? jsonRefusal(expiry, reply) : plainText(expiry.status, reply.body ?? '')), refuses: true };
}

function jsonRefusal({ status, body }: Expiry, { body: detail }: Answer): Answer {
  return body === null ? json(status, JSON.parse(detail ?? '{}')) : json(status, body);
}

/** Changes the tokens of the server's state, and gives what `change` found. */
export async function updateTokens<Result>(
  server: BackendParts,
  change: (tokens: TokenState) => readonly [TokenState, Result],
): Promise<Result> {
  return server.vault.update((state: BackendState) => {
    const [tokens, result] = change(state.tokens);
    return [tokens === state.tokens ? state : { ...state, tokens }, result];
  });
}
