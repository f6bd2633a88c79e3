import * as SecureStore from 'expo-secure-store';
import { router } from 'expo-router';
import { Mutex } from 'async-mutex';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';

const ACCESS = 'session.access';
const REFRESH = 'session.refresh';
const gate = new Mutex();

const request = fetchBaseQuery({
  baseUrl: process.env.EXPO_PUBLIC_API_URL,
  prepareHeaders: async (headers) => {
    const access = await SecureStore.getItemAsync(ACCESS);
    if (access) headers.set('Authorization', `Bearer ${access}`);
    return headers;
  },
});

const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  options,
) => {
  await gate.waitForUnlock();
  let outcome = await request(args, api, options);
  if (outcome.error?.status === 401) {
    if (gate.isLocked()) {
      await gate.waitForUnlock();
      outcome = await request(args, api, options);
    } else {
      await gate.runExclusive(async () => {
        const body = { refreshToken: await SecureStore.getItemAsync(REFRESH) };
        const { data } = await request({ url: '/auth/rotate', method: 'POST', body }, api, options);
        if (data) {
          const fresh = data as { accessToken: string; refreshToken: string };
          await SecureStore.setItemAsync(ACCESS, fresh.accessToken);
          await SecureStore.setItemAsync(REFRESH, fresh.refreshToken);
          outcome = await request(args, api, options);
        } else {
          await SecureStore.deleteItemAsync(ACCESS);
          await SecureStore.deleteItemAsync(REFRESH);
          router.replace('/sign-in');
        }
      });
    }
  }
  return outcome;
};

export default baseQueryWithReauth;
