import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const send = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    headers.set('authorization', `Bearer ${localStorage.getItem('gate.token')}`);
    return headers;
  },
});

interface Answer {
  errors?: { extensions: { code: string } }[];
}

const isExpired = (data: unknown) => (data as Answer | undefined)?.errors?.[0]?.extensions.code === 'UNAUTHENTICATED';

export const gateQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (isExpired(result.data)) {
    const renewed = await send({ url: '/gate/renew', method: 'POST', body: { key: localStorage.getItem('gate.refresh') } }, api, extra);
    const { token, refresh } = (renewed.data ?? {}) as { token?: string; refresh?: string };
    if (token && refresh) {
      localStorage.setItem('gate.token', token);
      localStorage.setItem('gate.refresh', refresh);
      result = await send(args, api, extra);
    }
  }
  return isExpired(result.data) ? { error: { status: 401, data: result.data } } : result;
};
