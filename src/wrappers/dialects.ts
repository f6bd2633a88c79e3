import type { Dialect } from '../sim/index.ts';

const HEADER = { in: 'header', name: 'authorization', prefix: 'Bearer ' } as const;

/** How those built-in wrappers speak, by id, that do not speak as the lab's own app does: as `lab read` finds it of their texts. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  docs: {
    entry: { by: 'export', key: 'baseQueryWithReauth' },
    args: 'path',
    bases: [],
    access: { home: { in: 'state', path: ['auth', 'token'] }, carrier: HEADER },
    refreshToken: { home: { in: 'cookie', name: 'refresh_token', httpOnly: true } },
    refresh: {
      method: 'GET',
      path: '/refresh-token',
      carries: { in: 'cookie', name: 'refresh_token' },
      answer: {
        status: 200,
        access: { in: 'json', path: ['token'] },
        refresh: { in: 'cookie', name: 'refresh_token' },
        also: [],
      },
    },
    expiry: null,
    standIns: ['@/features/auth/authSlice'],
    state: [],
  },
  'axios-queue': {
    entry: { by: 'export', key: 'baseQueryWithReauth' },
    args: 'object',
    bases: [],
    access: { home: { in: 'localStorage', key: 'access_token', path: [] }, carrier: HEADER },
    refreshToken: { home: { in: 'localStorage', key: 'refresh_token', path: [] } },
    refresh: {
      method: 'POST',
      path: '/auth/refresh',
      carries: { in: 'json', path: ['refresh_token'] },
      answer: {
        status: 200,
        access: { in: 'json', path: ['access_token'] },
        refresh: { in: 'json', path: ['refresh_token'] },
      },
    },
    expiry: null,
    standIns: [],
    state: [],
  },
};
