import storage from 'redux-persist/lib/storage';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const read = async () => JSON.parse((await storage.getItem('persist:auth')) ?? '{}') as { token?: string; refreshToken?: string };

const send = fetchBaseQuery({
  baseUrl: '/api/v3',
  prepareHeaders: async (headers) => {
    const { token } = await read();
    if (token) headers.set('authorization', `Bearer ${token}`);
    return headers;
  },
});

export const persistedQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 498) {
    const { refreshToken } = await read();
    const renewed = await send({ url: '/auth/refresh', method: 'POST', body: { refreshToken } }, api, extra);
    if (renewed.data) {
      await storage.setItem('persist:auth', JSON.stringify(renewed.data));
      result = await send(args, api, extra);
    } else {
      await storage.removeItem('persist:auth');
    }
  }
  return result;
};
