import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

let accessToken: string | null = null;
export const setAccessToken = (token: string | null) => void (accessToken = token);

const send = fetchBaseQuery({
  baseUrl: '/api',
  credentials: 'include',
  prepareHeaders: (headers) => {
    if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

let refreshing: Promise<boolean> | null = null;

async function refresh() {
  const answer = await fetch('/api/auth/session', { method: 'POST', credentials: 'include' });
  if (!answer.ok) {
    accessToken = null;
    return false;
  }
  ({ access_token: accessToken } = await answer.json());
  return true;
}

export const memoryQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  refreshing ??= refresh().finally(() => (refreshing = null));
  return (await refreshing) ? send(args, api, extra) : result;
};
