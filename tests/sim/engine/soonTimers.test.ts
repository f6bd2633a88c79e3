import { expect, test } from 'vitest';
import { explore, scenarioIn } from '../../../src/sim/index.ts';
import { choosable } from '../../../src/sim/engine/policy.ts';
import type { Pending } from '../../../src/sim/world/agenda.ts';
import { sourceFrom } from '../../support/sources.ts';

function pending(choice: string, kind: Pending['kind'], rest: Partial<Pending> = {}): Pending {
  return { choice, kind, atMs: 1, idle: false, happen() {}, ...rest };
}

function possible(list: readonly Pending[]): readonly string[] {
  return choosable(list).map(({ choice }) => choice);
}

test('what is sent after a timer of no delay was set waits for it, and what was under way does not', () => {
  const before = pending('posts.1>', 'to-server');
  const timer = pending('timer-1', 'timer', { soon: true });
  const after = pending('users.r1>', 'to-server');
  const answer = pending('comments.1<', 'to-client');
  expect(possible([before, timer, after, answer])).toEqual(['posts.1>', 'comments.1<']);
  expect(possible([timer, after])).toEqual(['timer-1']);
  expect(possible([after])).toEqual(['users.r1>']);
});

test('any other timer waits for all messages, and so does one that keeps nothing alive', () => {
  const sent = pending('users.r1>', 'to-server');
  expect(possible([pending('timer-1', 'timer', { atMs: 50 }), sent])).toEqual(['users.r1>']);
  expect(possible([pending('timer-1', 'timer', { soon: true, idle: true }), sent])).toEqual(['users.r1>']);
});

/** Refreshes for each 401, a moment after it. */
const MOMENT = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({ baseUrl: '/api' });
export const baseQueryWithReauth = async (args, api, extra) => {
  await raw(args, api, extra);
  await new Promise((go) => setTimeout(go, 0));
  const body = { refresh_token: localStorage.getItem('refresh_token') };
  return raw({ url: '/auth/refresh', method: 'POST', body }, api, extra);
};`;

test('the orders of calls that wait a moment are all found, with reduction as without', async () => {
  const scenario = scenarioIn({ scenario: 'three-at-once', settings: { components: '2' } });
  const request = { source: sourceFrom(MOMENT), scenario };
  const [reduced, naive] = await Promise.all([explore(request), explore({ ...request, reduce: false })]);
  // Both 401s are heard before the first refresh is under way: six orders of four messages, and then
  // six again; with reduction two, and then the four of two writes.
  expect([naive.complete, naive.schedules]).toEqual([true, 36]);
  expect([reduced.complete, reduced.schedules]).toEqual([true, 8]);
  for (const { outcomes } of [reduced, naive])
    expect(outcomes.map(({ refreshRequests, outcome }) => [refreshRequests, outcome])).toEqual([[2, 'some-failed']]);
});
