import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query';

// Both tokens are HttpOnly cookies: nothing to read, nothing to store. The number tells one session's refreshes apart.
const COUNT = 'session.refreshes';
const refreshes = () => Number(localStorage.getItem(COUNT) ?? 0);

const call = fetchBaseQuery({ baseUrl: '/api', credentials: 'include' });

export const cookieBaseQuery: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extra,
) => {
  const seen = refreshes();
  const result = await call(args, api, extra);
  if (result.error?.status !== 401) return result;

  const isAlive = await navigator.locks.request('refresh', async () => {
    if (refreshes() !== seen) return true;
    const answer = await fetch('/api/auth/cookie/refresh', {
      method: 'POST',
      credentials: 'include',
      signal: AbortSignal.timeout(8000),
    }).catch(() => null);
    if (answer?.status === 204) localStorage.setItem(COUNT, String(seen + 1));
    if (answer?.status === 401) window.dispatchEvent(new CustomEvent('session-over'));
    return answer?.status === 204;
  });
  return isAlive ? call(args, api, extra) : result;
};
