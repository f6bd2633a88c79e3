import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
import { AUTH_KEYS } from '../config/storage';
import { baseApi } from './baseApi';
import { baseQuery } from './baseQuery';
import { handleError } from '../lib/handleError';

const mutex = new Mutex();

export const baseQueryWithRefresh: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (args, api, extra) => {
  await mutex.waitForUnlock();
  let result = await baseQuery(args, api, extra);
  if (result.error?.status === 401) {
    if (mutex.isLocked()) {
      await mutex.waitForUnlock();
      result = await baseQuery(args, api, extra);
    } else {
      const release = await mutex.acquire();
      try {
        const renewed = await baseQuery({ url: 'auth/update-tokens', method: 'POST' }, api, extra);
        if (renewed.data) {
          localStorage.setItem(AUTH_KEYS.accessToken, renewed.data.accessToken);
          result = await baseQuery(args, api, extra);
        } else {
          localStorage.removeItem(AUTH_KEYS.accessToken);
          api.dispatch(baseApi.util.resetApiState());
        }
      } finally {
        release();
      }
    }
  }
  if (result.error) handleError(api, result);
  return result;
};
