import type { RequestRole } from '../trace.ts';

/** Where the app is served from in the world, and its backend with it. */
export const ORIGIN = 'http://localhost:5173';

/** Below which the backend's paths are. */
export const BASE_PATH = '/api';

/** An address with a relative one resolved: Node and a frame without origin cannot do it by themselves. */
export function resolveAddress(address: string | undefined): string {
  return new URL(address ?? '', `${ORIGIN}/`).href;
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

/** What a request is for, told from its path. */
export function roleOf(path: string): RequestRole {
  return ROLES[path.split('?')[0] ?? ''] ?? 'api';
}
