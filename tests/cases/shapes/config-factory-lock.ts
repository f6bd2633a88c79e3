import { fetchBaseQuery, type BaseQueryFn, type FetchBaseQueryArgs } from '@reduxjs/toolkit/query/react';
import { Mutex } from 'async-mutex';
interface Config {
  http: FetchBaseQueryArgs;
  refresh: { path: string; method?: string };
  tokens: { get(): string | null; refresh(): string | null; save(a: string, r: string): void; clear(): void };
  isExpired?: (status: unknown) => boolean;
}
export function makeReauthQuery({ http, refresh, tokens, isExpired = (s) => s === 401 }: Config): BaseQueryFn<any, any, any> {
  const lock = new Mutex();
  const raw = fetchBaseQuery({ ...http, prepareHeaders: (h) => { const t = tokens.get(); if (t) h.set('authorization', `Bearer ${t}`); return h; } });
  return async (args, api, extra) => {
    await lock.waitForUnlock();
    const first = await raw(args, api, extra);
    if (!isExpired(first.error?.status)) return first;
    if (lock.isLocked()) { await lock.waitForUnlock(); return raw(args, api, extra); }
    return lock.runExclusive(async () => {
      const { data } = await raw({ url: refresh.path, method: refresh.method ?? 'POST', body: { refreshToken: tokens.refresh() } }, api, extra);
      if (!data) { tokens.clear(); return first; }
      const { accessToken, refreshToken } = data as Record<string, string>;
      tokens.save(accessToken!, refreshToken!);
      return raw(args, api, extra);
    });
  };
}
