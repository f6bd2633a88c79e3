import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { Mutex } from 'async-mutex';
import type { RootState } from '../store';
import { sessionExpired, tokenReceived } from './authSlice';

const refreshLock = new Mutex();

const plainQuery = fetchBaseQuery({
  baseUrl: 'https://api.bookshop.example',
  credentials: 'include',
  prepareHeaders: (headers, { getState }) => {
    const bearer = (getState() as RootState).auth.token;
    if (bearer) headers.set('authorization', `Bearer ${bearer}`);
    return headers;
  },
});

export const queryWithSession: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  store,
  extra,
) => {
  await refreshLock.waitForUnlock();
  let answer = await plainQuery(args, store, extra);
  if (answer.error?.status !== 401) return answer;

  if (refreshLock.isLocked()) {
    await refreshLock.waitForUnlock();
    return plainQuery(args, store, extra);
  }
  const unlock = await refreshLock.acquire();
  try {
    const renewal = await plainQuery('/session/token', store, extra);
    if (renewal.data) {
      store.dispatch(tokenReceived((renewal.data as { token: string }).token));
      answer = await plainQuery(args, store, extra);
    } else {
      store.dispatch(sessionExpired());
    }
  } finally {
    unlock();
  }
  return answer;
};
