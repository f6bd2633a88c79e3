import { del, get, set } from 'idb-keyval';
import { fetchBaseQuery } from '@reduxjs/toolkit/query';

interface Session {
  access: string;
  refresh: string;
}

const send = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: async (headers) => {
    const session = await get<Session>('session');
    if (session) headers.set('authorization', `Bearer ${session.access}`);
    return headers;
  },
});

export const offlineQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 401) {
    const session = await get<Session>('session');
    const renewed = await send({ url: '/auth/rotate', method: 'POST', body: { token: session?.refresh } }, api, extra);
    if (renewed.data) {
      await set('session', renewed.data);
      result = await send(args, api, extra);
    } else {
      await del('session');
    }
  }
  return result;
};
