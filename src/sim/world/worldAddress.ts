import type { RefreshContract } from '../source/dialect.ts';
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
 * Moves addresses below one of `bases` to where the lab's backend is.
 *
 * @param bases what the wrapper's API is below, absolute or paths; none when that is where the lab has it
 */
export function relocation(bases: readonly string[]): (address: string | undefined) => string {
  if (bases.length === 0) return resolveAddress;
  const to = ORIGIN + BASE_PATH;
  // The longest first: of `/` and `/api/v3` the second is meant.
  const from = bases.map((base) => resolveAddress(base).replace(/\/$/, '')).toSorted((a, b) => b.length - a.length);
  const isBelow = (address: string, base: string): boolean => address === base || address.startsWith(`${base}/`);
  return (address) => {
    const resolved = resolveAddress(address);
    const base = from.find((one) => isBelow(resolved, one));
    if (base === undefined) return resolved;
    return to + resolved.slice(base.length);
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

/** A refresh by names of its own: what tells it from other requests. */
export type RefreshName = Pick<RefreshContract, 'method' | 'path'>;

/**
 * What a request is for, told from its method and its path as the server reads it.
 *
 * @param method how it is sent, where a refresh endpoint besides the lab's own may be meant
 */
export function roleOf(path: string, method = '', refresh: RefreshName | null = null): RequestRole {
  const bare = decodedPath(path);
  if (bare === refresh?.path && method === refresh.method) return 'refresh';
  return ROLES[bare] ?? 'api';
}

/** A path as the server reads it, without its query. */
export function decodedPath(path: string): string {
  const bare = path.split('?')[0] ?? '';
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
