import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { StatusCodes } from 'http-status-codes';
import { API_ENDPOINTS, API_METHODS } from './endpoints';
import { STORAGE_KEYS } from '@/shared/constants/storage';
import { BASE_URL } from '@/shared/config';
import { notify } from '@/shared/ui/notify';
import { sessionActions } from '@/entities/session';

const send = fetchBaseQuery({
  baseUrl: BASE_URL,
  prepareHeaders: (headers) => {
    const token = localStorage.getItem(STORAGE_KEYS.accessToken);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  },
});

export const layeredQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== StatusCodes.UNAUTHORIZED) return result;
  const body = { refreshToken: localStorage.getItem(STORAGE_KEYS.refreshToken) };
  const renewed = await send({ url: API_ENDPOINTS.auth.refresh, method: API_METHODS.POST, body }, api, extra);
  if (renewed.meta?.response?.status !== StatusCodes.OK) {
    notify.error('Session expired');
    localStorage.removeItem(STORAGE_KEYS.accessToken);
    localStorage.removeItem(STORAGE_KEYS.refreshToken);
    api.dispatch(sessionActions.reset());
    return result;
  }
  const fresh = renewed.data as { accessToken: string; refreshToken: string };
  localStorage.setItem(STORAGE_KEYS.accessToken, fresh.accessToken);
  localStorage.setItem(STORAGE_KEYS.refreshToken, fresh.refreshToken);
  return send(args, api, extra);
};
