import { deleteCookie, getCookie, setCookie } from 'cookies-next';
import Router from 'next/router';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const send = fetchBaseQuery({
  baseUrl: process.env.NEXT_PUBLIC_SHOP_API,
  prepareHeaders: (headers) => {
    const token = getCookie('shop_access_token');
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  },
});

const guarded: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  const refresh_token = getCookie('shop_refresh_token');
  if (!refresh_token) {
    void Router.push('/login');
    return result;
  }
  const renewed = await send({ url: '/tokens', method: 'PUT', body: { refresh_token } }, api, extra);
  const { access_token } = (renewed.data ?? {}) as { access_token?: string };
  if (access_token) {
    setCookie('shop_access_token', access_token);
    return send(args, api, extra);
  }
  deleteCookie('shop_access_token');
  deleteCookie('shop_refresh_token');
  void Router.push('/login');
  return result;
};

export const shopApi = createApi({ baseQuery: guarded, endpoints: () => ({}) });
