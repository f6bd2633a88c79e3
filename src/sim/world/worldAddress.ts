import type { RequestRole } from '../ids.ts';

/** Where the app is served from in the world, and its backend with it. */
export const ORIGIN = 'http://localhost:5173';

/** Below which the backend's paths are. */
export const BASE_PATH = '/api';

/** An address with a relative one resolved: Node and a frame without origin cannot do it by themselves. */
export function resolveAddress(address: string | undefined): string {
  return new URL(address ?? '', `${ORIGIN}/`).href;
}

/**
 * Moves addresses below `base` to where the lab's backend is.
 *
 * @param base what the wrapper's API is below, absolute or a path; `null` when that is where the lab has it
 */
export function relocation(base: string | null): (address: string | undefined) => string {
  if (base === null) return resolveAddress;
  const from = resolveAddress(base).replace(/\/$/, '');
  const to = ORIGIN + BASE_PATH;
  return (address) => {
    const resolved = resolveAddress(address);
    const isBelow = resolved === from || resolved.startsWith(`${from}/`);
    return isBelow && !resolved.startsWith(`${to}/`) && resolved !== to ? to + resolved.slice(from.length) : resolved;
  };
}

/** Path and query without origin and base path. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  const path = pathname.startsWith(`${BASE_PATH}/`) ? pathname.slice(BASE_PATH.length) : pathname;
  return path + search;
}

const ROLES: Readonly<Record<string, RequestRole>> = {
  '/auth/refresh': 'refresh',
  '/v1/common/authenticate/RefreshToken': 'refresh',
  '/auth/login': 'login',
  '/auth/logout': 'logout',
};

/**
 * What a request is for, told from its path.
 *
 * @param refreshPath a refresh endpoint besides the lab's own
 */
export function roleOf(path: string, refreshPath: string | null = null): RequestRole {
  const [bare = ''] = path.split('?');
  return bare === refreshPath ? 'refresh' : (ROLES[bare] ?? 'api');
}
