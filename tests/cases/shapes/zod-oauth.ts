import { z } from 'zod';
import { fetchBaseQuery } from '@reduxjs/toolkit/query';

const Tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
  token_type: z.literal('Bearer'),
});

const send = fetchBaseQuery({
  baseUrl: 'https://api.acme.example/',
  prepareHeaders: (headers) => {
    headers.set('authorization', `Bearer ${localStorage.getItem('acme:access')}`);
    return headers;
  },
});

export const acmeQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 401) {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: localStorage.getItem('acme:refresh') ?? '' });
    const renewed = await send({ url: 'oauth/token', method: 'POST', body }, api, extra);
    const parsed = Tokens.safeParse(renewed.data);
    if (parsed.success) {
      const { access_token, refresh_token } = parsed.data;
      localStorage.setItem('acme:access', access_token);
      if (refresh_token) localStorage.setItem('acme:refresh', refresh_token);
      result = await send(args, api, extra);
    } else {
      localStorage.removeItem('acme:access');
      localStorage.removeItem('acme:refresh');
    }
  }
  return result;
};
