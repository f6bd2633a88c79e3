import Cookies from 'universal-cookie';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const jar = new Cookies();

const send = fetchBaseQuery({
  baseUrl: 'https://api.garden.example',
  prepareHeaders: (headers) => {
    const seat = jar.get('seat_token');
    return seat ? (headers.set('x-seat', seat), headers) : headers;
  },
});

const gardenQuery: typeof send = async (args, api, extra) => {
  const first = await send(args, api, extra);
  if (first.error?.status !== 401) return first;
  const { data } = await send({ url: '/seats', method: 'PATCH', body: { renewal: { refreshToken: jar.get('seat_refresh') } } }, api, extra);
  if (!data) {
    jar.remove('seat_token');
    jar.remove('seat_refresh');
    return first;
  }
  const { seat } = data as { seat: { token: string; refresh: string } };
  jar.set('seat_token', seat.token, { path: '/' });
  jar.set('seat_refresh', seat.refresh, { path: '/' });
  return send(args, api, extra);
};

export { gardenQuery as default };
