import { Semaphore } from 'async-mutex';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const one = new Semaphore(1);

// Both tokens are cookies that no code sees; whoever comes second looks once more before it refreshes.
const send = fetchBaseQuery({ baseUrl: 'https://api.nest.example/v2', credentials: 'include' });

const guarded: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 401) {
    await one.runExclusive(async () => {
      result = await send(args, api, extra);
      if (result.error?.status !== 401) return;
      const renewed = await send({ url: 'session', method: 'PUT' }, api, extra);
      if (renewed.error) window.dispatchEvent(new CustomEvent('unauthorized'));
      else result = await send(args, api, extra);
    });
  }
  return result;
};

export const nestApi = createApi({ baseQuery: guarded, endpoints: () => ({}) });
