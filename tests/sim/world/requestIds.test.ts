import { expect, test } from 'vitest';
import { requestsOf, run, scenarioOf } from '../../../src/sim/index.ts';
import { sourceFrom } from '../../support/sources.ts';

test('requests of one call are told apart by what they are for: login and logout too', async () => {
  const source = sourceFrom(`
    import { fetchBaseQuery } from '@reduxjs/toolkit/query';
    const raw = fetchBaseQuery({ baseUrl: '/api' });
    export const baseQueryWithReauth = async (args, api, extra) => {
      await raw({ url: '/auth/logout', method: 'POST' }, api, extra);
      const body = new URLSearchParams({ username: 'ann', password: 'wonderland' });
      await raw({ url: '/auth/login', method: 'POST', body }, api, extra);
      await raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: 'none' } }, api, extra);
      await raw(args, api, extra);
      return raw(args, api, extra);
    };
  `);
  const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  expect(requestsOf(trace).map(({ id, role, attempt }) => [id, role, attempt])).toEqual([
    ['posts.o1', 'logout', 1],
    ['posts.l1', 'login', 1],
    ['posts.r1', 'refresh', 1],
    ['posts.1', 'api', 1],
    ['posts.2', 'api', 2],
  ]);
});
