// A queue of waiting calls, as in many axios interceptors. Its backend has another path, other names, and an address of
// its own; both tokens are in one JSON value of localStorage.
// @reauth-lab base=https://api.example.com/v2
// @reauth-lab refresh=/token/refresh send=refreshToken access=data.accessToken refresh-token=data.refreshToken
// @reauth-lab storage.access=session#accessToken storage.refresh=session#refreshToken
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { loggedOut } from '../features/auth/authSlice';

const BASE_URL = 'https://api.example.com/v2';

const readSession = () => JSON.parse(localStorage.getItem('session') ?? '{}');

const raw = fetchBaseQuery({
  baseUrl: BASE_URL,
  prepareHeaders: (headers) => {
    const { accessToken } = readSession();
    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

let isRefreshing = false;
let queue = [];

const settle = (error) => {
  for (const { resolve, reject } of queue) error ? reject(error) : resolve();
  queue = [];
};

async function refresh() {
  const { refreshToken } = readSession();
  if (!refreshToken) throw new Error('There is no refresh token.');
  const response = await fetch(`${BASE_URL}/token/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  if (!response.ok) throw new Error(`The refresh was answered ${response.status}.`);
  const { data } = await response.json();
  localStorage.setItem('session', JSON.stringify(data));
}

export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;

  try {
    if (isRefreshing) {
      await new Promise((resolve, reject) => {
        queue.push({ resolve, reject });
      });
    } else {
      isRefreshing = true;
      try {
        await refresh();
        settle(null);
      } catch (error) {
        settle(error);
        api.dispatch(loggedOut());
        throw error;
      } finally {
        isRefreshing = false;
      }
    }
  } catch {
    return result;
  }
  return raw(args, api, extra);
};
