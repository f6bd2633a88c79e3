import { LOGINS } from '../data.ts';
import { json, unauthorized } from '../fastapi/answer.ts';
import { bearerTokenOf } from '../fastapi/bearer.ts';
import { readForm, readJson, readNothing } from '../fastapi/body.ts';
import { matching, text } from '../fastapi/fieldChecks.ts';
import { defineRoute, type Route } from '../fastapi/route.ts';
import { jsonBody, optional, parameters, required, valid } from '../fastapi/validation.ts';
import { closeSession, openSession } from '../tokenService.ts';
import { clearedCookie, tokenOf } from './carriers.ts';
import { type Context, requireNothing, updateTokens } from './context.ts';
import { type BroughtTokens, exchangeRefreshToken, reportIssued } from './tokenExchange.ts';

/** The fields of OAuth2PasswordRequestForm that can be wrong, in its order. */
const loginForm = parameters('body', {
  grant_type: optional(matching('^password$')),
  username: required(text),
  password: required(text),
});

const refreshBody = jsonBody({ refresh_token: required(text) });
const tokenBody = jsonBody({ token: required(text) });

const login = defineRoute({
  method: 'POST',
  path: '/auth/login',
  readBody: readForm,
  depend: requireNothing,
  validate: loginForm,
  async run({ username, password }, _, context: Context) {
    if (!LOGINS.some((one) => one.username === username && one.password === password)) {
      return unauthorized('Incorrect username or password');
    }
    const { server, nowMs } = context;
    const pair = await updateTokens(server, (tokens) =>
      openSession(tokens, username, server.policy(), nowMs, server.newToken),
    );
    reportIssued(pair, context);
    return tokenAnswer({ access: pair.access.token, refresh: pair.refresh.token });
  },
});

const refresh = defineRoute({
  method: 'POST',
  path: '/auth/refresh',
  readBody: readJson,
  depend: requireNothing,
  validate: refreshBody,
  run: ({ refresh_token }, _, context: Context) => exchangeRefreshToken(refresh_token, context, tokenAnswer),
});

/** Anybody may log out; what it ends is the session of the bearer, should there be one. */
const logout = defineRoute({
  method: 'POST',
  path: '/auth/logout',
  readBody: readNothing,
  depend: requireNothing,
  validate: () => valid(undefined),
  async run(_values, _dependency, { request, server }: Context) {
    const token = bearerTokenOf(request);
    if (token !== null) await updateTokens(server, (tokens) => [closeSession(tokens, token), undefined]);
    return { status: 204, headers: {}, body: null };
  },
});

/** Where a session in cookies is ended, whatever that server calls it. */
const SIGN_OUT = /(log|sign)[-_]?(out|off)\/*$/i;

/**
 * A server whose tokens are in cookies ends a session by taking them away: no code of the app can.
 *
 * @returns `null` for the path of something else
 */
export function signOutRoute(method: string, path: string): Route<Context> | null {
  if (!SIGN_OUT.test(path)) return null;
  return defineRoute({
    method,
    path,
    readBody: readNothing,
    depend: requireNothing,
    validate: () => valid(undefined),
    async run(_values, _dependency, { carrier, cookies, server, ...context }: Context) {
      const token = carrier && tokenOf(carrier, { ...context, cookies });
      if (token) await updateTokens(server, (tokens) => [closeSession(tokens, token), undefined]);
      return { status: 204, headers: {}, body: null, cookies: Object.keys(cookies).map(clearedCookie) };
    },
  });
}

/** The contract of the promise-flag article, over the same tokens. */
const refreshInCamelCase = defineRoute({
  method: 'POST',
  path: '/v1/common/authenticate/RefreshToken',
  readBody: readJson,
  depend: requireNothing,
  validate: tokenBody,
  run: ({ token }, _, context: Context) =>
    exchangeRefreshToken(token, context, ({ access, refresh }) =>
      json(200, { accessToken: access, ...(refresh !== null && { refreshToken: refresh }) }),
    ),
});

export const authRoutes: readonly Route<Context>[] = [login, refresh, logout, refreshInCamelCase];

function tokenAnswer({ access, refresh }: BroughtTokens) {
  const fields = { access_token: access, ...(refresh !== null && { refresh_token: refresh }) };
  return json(200, { ...fields, token_type: 'bearer' });
}
