import { fetchBaseQuery, type BaseQueryFn } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
import { env } from '@lib/env';
import { credentialsReceived, loggedOut, selectTokens } from '../features/auth/authSlice';
import { store } from './store';
const mutex = new Mutex();
const raw = fetchBaseQuery({
  baseUrl: env.apiUrl,
  prepareHeaders: (h, { getState }) => {
    const { access } = selectTokens(getState() as any);
    if (access) h.set('authorization', `Bearer ${access}`);
    return h;
  },
});
export const baseQueryWithAuth: BaseQueryFn = async (args, api, extra) => {
  await mutex.waitForUnlock();
  let result = await raw(args as any, api, extra);
  if (result.error?.status === 401) {
    if (!mutex.isLocked()) {
      const release = await mutex.acquire();
      try {
        const { refresh } = selectTokens(store.getState());
        const r = await raw({ url: '/token/refresh', method: 'POST', body: { refresh } }, api, extra);
        if (r.data) {
          store.dispatch(credentialsReceived(r.data as any));
          result = await raw(args as any, api, extra);
        } else store.dispatch(loggedOut());
      } finally {
        release();
      }
    } else {
      await mutex.waitForUnlock();
      result = await raw(args as any, api, extra);
    }
  }
  return result;
};
