import { http, type HttpHandler, HttpResponse } from 'msw';
import { contentRoutes } from './endpoints/contentRoutes.ts';
import { httpException, INTERNAL_SERVER_ERROR, plainText, unauthorized } from './fastapi/answer.ts';
import type { Answer, Reply } from './fastapi/answer.ts';
import { nextAnswer } from './answerScript.ts';
import type { FaultPlace } from './forcedReplies.ts';
import type { ApiAnswer } from './serverPolicy.ts';
import { authRoutes, signOutRoute } from './endpoints/authRoutes.ts';
import { refusalOf } from './endpoints/context.ts';
import type { Context } from './endpoints/context.ts';
import type { Carrier, Expiry, RefreshContract } from '../source/dialect.ts';
import { refreshRoute } from './endpoints/refreshEndpoint.ts';
import { answerPreflight, withCorsHeaders } from './fastapi/cors.ts';
import type { Route } from './fastapi/route.ts';
import { findRoute } from './fastapi/router.ts';
import { findFault } from './forcedReplies.ts';
import type { BackendParts } from './backendParts.ts';

const ROUTES = [...authRoutes, ...contentRoutes];
const ALLOWED_ORIGINS = ['http://localhost:5173'];

export interface BackendOptions extends BackendParts {
  /**
   * The address of the API in MSW's notation. By default whatever has a folder `api` in it, on any host; where
   * other files may lie in such a folder too, give the exact address.
   */
  readonly base?: string;
  /** As CORSMiddleware's `allow_origins`. By default Vite's own, `http://localhost:5173`. */
  readonly allowedOrigins?: readonly string[];
  /** What a wrapper agrees with its server, where that is not what the lab's own has. */
  readonly contract?: ServerContract;
}

/** A server that speaks as a wrapper expects it to: in FastAPI's manner, over the lab's tokens and data. */
export interface ServerContract {
  /** A refresh endpoint besides those that are always there, or in place of the one with its path. */
  readonly refresh: RefreshContract | null;
  /** What carries the access token; `null` for FastAPI's bearer. */
  readonly carrier: Carrier | null;
  /** How it says that a token has expired; `null` for FastAPI's 401. */
  readonly expiry: Expiry | null;
  /** Fields besides `detail` in which it says what went wrong. */
  readonly errorFields?: readonly string[];
}

/**
 * The fake FastAPI backend as MSW handlers.
 *
 * It is one handler with a router of its own, not one for each endpoint. MSW asks its handlers one after another, and
 * each parses and matches the request anew; it takes a stack trace for each that is made, which for ten of them would
 * be a good part of a simulated run. And what no endpoint answers (404, 405, redirects, preflights) is the router's to
 * decide, by rules that a list of handlers cannot express.
 */
export function createHandlers(options: BackendOptions): HttpHandler[] {
  const { base = '*/api' } = options;
  // MSW numbers the wildcards of an address: the last one is the path.
  const lastWildcard = String(base.split('*').length - 1);
  const refresh = options.contract?.refresh;
  const routes = refresh ? [refreshRoute(refresh), ...ROUTES] : ROUTES;

  return [
    http.all(`${base}/*`, async ({ request, params, requestId }) => {
      const rest = params[lastWildcard];
      const path = `/${typeof rest === 'string' ? rest : ''}`;
      const reply = await replyTo(request, path, requestId, options, routes);
      if (reply !== 'offline' && reply.cookies && reply.cookies.length > 0)
        options.observe?.({ type: 'cookies-set', requestId, path, cookies: reply.cookies });
      if (reply !== 'offline' && reply.refuses) options.observe?.({ type: 'access-refused', requestId, path });
      return toResponse(reply, request.method);
    }),
  ];
}

async function replyTo(
  request: Request,
  path: string,
  requestId: string,
  options: BackendOptions,
  routes: readonly Route<Context>[],
): Promise<Reply> {
  const { allowedOrigins = ALLOWED_ORIGINS, contract, ...server } = options;
  const nowMs = server.nowMs();
  const faults = server.faults?.() ?? [];
  const scripted = contentRoutes.some((route) => route.path === path && route.method === request.method);
  const answers = server.policy().pathAnswers?.[path] ?? server.policy().apiAnswer ?? 'normal';
  let isLost = false;
  const forcedAt = async (place: 'bearer' | 'endpoint'): Promise<Reply | null> => {
    const fault = findFault(faults, request.method, path, place);
    if (fault || !scripted) return fault;
    const answer = await nextAnswer(server, path, answers, (one) => (one === '401-text') === (place === 'bearer'));
    isLost = place === 'endpoint' && answer === 'lost';
    return answer === 'normal' || answer === 'lost' || FORCED[answer].at !== place ? null : FORCED[answer].reply;
  };

  const early = findFault(faults, request.method, path, 'proxy') ?? answerPreflight(request, allowedOrigins);
  if (early) return early;

  const url = new URL(request.url);
  const signOut = contract?.carrier?.in === 'cookie' ? signOutRoute(request.method, path) : null;
  const routed = signOut ? { route: signOut } : findRoute(routes, request.method, path, url);
  const reply =
    'answer' in routed
      ? routed.answer
      : await routed.route.answer({
          request,
          query: url.searchParams,
          forced: async () => {
            const forced = await forcedAt('endpoint');
            return forced && refusalOf(contract?.expiry ?? null, forced);
          },
          forcedRefusal: () => forcedAt('bearer'),
          cookies: server.cookies?.() ?? cookiesIn(request),
          carrier: contract?.carrier ?? null,
          expiry: contract?.expiry ?? null,
          server,
          requestId,
          path,
          nowMs,
        });
  if (reply === 'offline') return reply;
  if (isLost) {
    server.observe?.({ type: 'answer-lost', requestId, path, status: reply.status });
    return 'offline';
  }
  return withCorsHeaders(withErrorFields(reply, contract?.errorFields ?? []), request, allowedOrigins);
}

/** An error in JSON that says what went wrong in more fields than FastAPI's own. */
function withErrorFields(answer: Answer, names: readonly string[]): Answer {
  if (names.length === 0 || answer.status < 400 || !answer.headers['content-type']?.includes('json')) return answer;
  const body: unknown = JSON.parse(answer.body ?? 'null');
  if (typeof body !== 'object' || body === null || !('detail' in body)) return answer;
  const detail = typeof body.detail === 'string' ? body.detail : 'Validation error';
  return { ...answer, body: JSON.stringify({ ...Object.fromEntries(names.map((name) => [name, detail])), ...body }) };
}

function cookiesIn(request: Request): Readonly<Record<string, string>> {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/).filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.replace(/=.*$/, ''), pair.slice(pair.indexOf('=') + 1)]));
}

function toResponse(reply: Reply, method: string): Response {
  if (reply === 'offline') return HttpResponse.error();
  const { status, headers, body } = reply;
  return new HttpResponse(method === 'HEAD' ? null : body, { status, headers });
}

/** What an answer of a list, or of all, forces upon a protected path. */
const FORCED: Readonly<
  Record<Exclude<ApiAnswer, 'normal' | 'lost'>, { readonly at: FaultPlace; readonly reply: Reply }>
> = {
  '401-text': { at: 'bearer', reply: plainText(401, 'Unauthorized', { 'www-authenticate': 'Bearer' }) },
  '401': { at: 'endpoint', reply: unauthorized('Could not validate credentials') },
  '403': { at: 'endpoint', reply: httpException(403, 'Not enough permissions') },
  '404': { at: 'endpoint', reply: httpException(404, 'Not found') },
  '500': { at: 'endpoint', reply: INTERNAL_SERVER_ERROR },
  offline: { at: 'endpoint', reply: 'offline' },
};
