import { destroyCookie, parseCookies, setCookie } from 'nookies';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const send = fetchBaseQuery({
  baseUrl: 'https://api.news.example/',
  prepareHeaders: (headers) => {
    const { 'news.token': token } = parseCookies();
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  },
});

export const newsQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  const code = (result.error?.data as { code?: string } | undefined)?.code;
  if (result.error?.status === 401 && code === 'token.expired') {
    const { 'news.refreshToken': refreshToken } = parseCookies();
    const renewed = await send({ url: 'refresh', method: 'POST', body: { refreshToken } }, api, extra);
    if (renewed.data) {
      const fresh = renewed.data as { token: string; refreshToken: string };
      setCookie(undefined, 'news.token', fresh.token, { path: '/' });
      setCookie(undefined, 'news.refreshToken', fresh.refreshToken, { path: '/' });
      result = await send(args, api, extra);
    } else {
      destroyCookie(undefined, 'news.token');
      destroyCookie(undefined, 'news.refreshToken');
    }
  }
  return result;
};
