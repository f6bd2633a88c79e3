import { expect, test } from 'vitest';
import { CHECK_STEPS, NEW_CHECK, observe } from '../../../../src/app/pages/live/guidedSteps.ts';
import type { Check, Observation } from '../../../../src/app/pages/live/guidedSteps.ts';
import { createAccessToken } from '../../../../src/sim/index.ts';
import type { Happening } from '../../../../src/sim/index.ts';

const NOW_MS = 1_800_000_000_000;
const FAMILY = { id: 'family', username: 'ann' };
const good = createAccessToken(FAMILY, 1, NOW_MS, 900);
const expired = createAccessToken(FAMILY, 1, NOW_MS - 1_000_000, 900);
const next = createAccessToken(FAMILY, 2, NOW_MS, 900);

const saw = (...events: Happening[]): Observation => ({
  type: 'report',
  report: {
    tab: 1,
    page: 'a',
    type: 'step',
    step: { at: 0, events, calls: [], held: { access: 1, refresh: 1, expired: false } },
  },
});
const answered = (request: string, status: number): Observation =>
  saw({ type: 'answer-arrived', request, status, headers: [], body: '' });
const issued = (request: string): Observation => saw({ type: 'tokens-issued', request, access: 1, refresh: 1 });
const stored = (token: string | null): Observation => ({ type: 'stored', token, nowMs: NOW_MS });
const ready = (page: string): Observation => ({
  type: 'report',
  report: {
    tab: 1,
    page,
    type: 'ready',
    wrapper: 'mutex',
    backend: 'worker',
    store: { path: '/', cached: 0, read: 0 },
  },
});
const pasted = (text: string): Observation => ({ type: 'pasted', text });

const WHOLE: readonly Observation[] = [
  issued('app.l1'),
  stored(good),
  pasted(`"${good}"`),
  stored(expired),
  answered('posts.1', 200),
  ready('b'),
  answered('posts.1', 401),
  issued('posts.r1'),
  answered('posts.2', 200),
  stored(next),
  pasted(next),
];

const after = (observations: readonly Observation[]): Check => observations.reduce(observe, NEW_CHECK);

test('all that is seen in order ticks all steps', () => {
  expect(after(WHOLE).done).toBe(CHECK_STEPS.length);
});

test('nothing is ticked ahead of its turn', () => {
  expect(after([answered('posts.1', 401), issued('posts.r1'), pasted(good)]).done).toBe(0);
});

test('a refresh is no login', () => {
  expect(after([issued('posts.r1')]).done).toBe(0);
});

test('what was pasted has to be the token that is there, and a sentence says when it is not', () => {
  const check = after([issued('app.l1'), stored(good), pasted(expired)]);
  expect(check.done).toBe(1);
  expect(check.refusal).toContain('not the access token');
});

test('a good token in the place of another good one is not an expired one', () => {
  expect(after([...WHOLE.slice(0, 3), stored(next)]).done).toBe(2);
});

test('the same page that reports again is no reload', () => {
  const before = after(WHOLE.slice(0, 5));
  expect(observe(before, ready('a')).done).toBe(before.done);
  expect(observe(before, ready('b')).done).toBe(before.done + 1);
});
