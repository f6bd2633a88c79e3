import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn } from '@reduxjs/toolkit/query/react';
import { tokenService } from '../../services/token.service';
import { clearCredentials, setCredentials } from '../slices/sessionSlice';
import { logger } from '@/lib/logger';

const bare = fetchBaseQuery({
  baseUrl: '/api/v1',
  credentials: 'include',
  prepareHeaders: (headers) => {
    const token = tokenService.get();
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  },
});

let pending: Promise<unknown> | undefined;

export const serviceQuery: BaseQueryFn = async (args, api, extra) => {
  let result = await bare(args as string, api, extra);
  if (result.error?.status === 401) {
    pending ??= Promise.resolve(bare({ url: '/auth/refresh', method: 'POST' }, api, extra)).finally(() => (pending = undefined));
    const { data } = (await pending) as { data?: { accessToken: string; user: { id: number } } };
    if (data) {
      tokenService.set(data.accessToken);
      api.dispatch(setCredentials({ user: data.user, accessToken: data.accessToken }));
      result = await bare(args as string, api, extra);
    } else {
      logger.warn('signed out');
      tokenService.clear();
      api.dispatch(clearCredentials());
    }
  }
  return result;
};
