import { fetchBaseQuery } from '@reduxjs/toolkit/query';

const send = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const jwt = localStorage.getItem('jwt');
    if (jwt) headers.set('Authorization', 'Bearer ' + jwt);
    return headers;
  },
});

export const textQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  const renewal = localStorage.getItem('renewal') ?? '';
  const renewed = await send({ url: '/jwt', method: 'POST', headers: { 'X-Renewal': renewal }, responseHandler: 'text' }, api, extra);
  if (!renewed.data) {
    localStorage.clear();
    return result;
  }
  localStorage.setItem('jwt', renewed.data as string);
  return send(args, api, extra);
};
