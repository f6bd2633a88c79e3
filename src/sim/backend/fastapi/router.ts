import { type Answer, httpException } from './answer.ts';
import type { Route, RouteContext } from './route.ts';

/** What the router makes of a request: a route to run, or an answer of its own. */
export type Routed<Context extends RouteContext> = { readonly route: Route<Context> } | { readonly answer: Answer };

/**
 * Finds the route as Starlette does: the first with path and method; else the first with the path alone answers 405
 * and names its own method only; else a path with slashes at its end is redirected to the one without, whatever the
 * method; else 404.
 *
 * @param path decoded, without the base, with the slash at its start.
 * @param url the whole address, for the redirect.
 */
export function findRoute<Context extends RouteContext>(
  routes: readonly Route<Context>[],
  method: string,
  path: string,
  url: URL,
): Routed<Context> {
  const samePath = routes.filter((route) => route.path === path);
  const route = samePath.find((candidate) => candidate.method === method);
  if (route) return { route };

  const [first] = samePath;
  if (first) return { answer: httpException(405, 'Method Not Allowed', { allow: first.method }) };

  const trimmed = path.replace(/\/+$/, '');
  if (trimmed !== path && routes.some((candidate) => candidate.path === trimmed)) {
    return { answer: { status: 307, headers: { location: withoutSlashAtEnd(url) }, body: null } };
  }
  return { answer: httpException(404, 'Not Found') };
}

function withoutSlashAtEnd(url: URL): string {
  const target = new URL(url);
  target.pathname = target.pathname.replace(/(?:\/|%2f)+$/i, '');
  target.hash = '';
  return target.href;
}
