import { jwtDecode } from 'jwt-decode';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryApi, FetchArgs } from '@reduxjs/toolkit/query/react';
import { getItem, removeItem, setItem } from '@/utils/storage';

const send = fetchBaseQuery({ baseUrl: '/api' });

const isOver = (token: string) => (jwtDecode(token).exp ?? 0) * 1000 < Date.now();

// Looks at the token before it sends, and knows no 401.
export const aheadQuery = async (args: string | FetchArgs, api: BaseQueryApi, extra: object) => {
  let token = getItem('accessToken');
  if (token && isOver(token)) {
    const renewed = await send({ url: '/auth/refresh', method: 'POST', body: { refreshToken: getItem('refreshToken') } }, api, extra);
    if (renewed.error) {
      removeItem('accessToken');
      removeItem('refreshToken');
      return renewed;
    }
    const fresh = renewed.data as { accessToken: string; refreshToken: string };
    token = fresh.accessToken;
    setItem('accessToken', fresh.accessToken);
    setItem('refreshToken', fresh.refreshToken);
  }
  const request = typeof args === 'string' ? { url: args } : args;
  return send({ ...request, headers: { Authorization: `Bearer ${token}` } }, api, extra);
};
