import { expect, test } from 'vitest';
import type { ServerPolicy } from '../../../src/sim/backend/serverPolicy.ts';
import {
  checkAccess,
  closeSession,
  openSession,
  type RefreshResult,
  refreshSession,
  seedSession,
} from '../../../src/sim/backend/tokenService.ts';
import { createTokenSource } from '../../../src/sim/backend/tokenSource.ts';
import { NO_TOKENS, type TokenPair, type TokenState } from '../../../src/sim/backend/tokenState.ts';
import { POLICY, START_MS } from './testBackend.ts';

/** The pure service with its state in hand, after one login at 0 ms. Times count from there. */
function createService(settings: Partial<ServerPolicy> = {}) {
  const policy = { ...POLICY, ...settings };
  const newToken = createTokenSource(1);
  const [opened, first] = openSession(NO_TOKENS, 'ann', policy, START_MS, newToken);
  let state = opened;
  return {
    first,
    state: () => state,
    login(atMs: number): TokenPair {
      const [next, pair] = openSession(state, 'ann', policy, START_MS + atMs, newToken);
      state = next;
      return pair;
    },
    refresh(token: string, atMs: number): RefreshResult {
      const [next, result] = refreshSession(state, token, policy, START_MS + atMs, newToken);
      state = next;
      return result;
    },
    logout(accessToken: string) {
      state = closeSession(state, accessToken);
    },
    isIn: (accessToken: string, atMs: number) => checkAccess(state, accessToken, START_MS + atMs) !== null,
  };
}

function pairOf(result: RefreshResult): TokenPair {
  if (result.type === 'refused') throw new Error('the refresh was refused');
  return result.pair;
}

const generationsOf = ({ access, refresh }: TokenPair) => [access.generation, refresh.generation];

test('a login gives access 1 and refresh 1', () => {
  expect(generationsOf(createService().first)).toEqual([1, 1]);
});

test('under rotation each refresh brings the next access and the next refresh token', () => {
  const service = createService();
  const second = pairOf(service.refresh(service.first.refresh.token, 10));
  const third = pairOf(service.refresh(second.refresh.token, 20));
  expect([second, third].map(generationsOf)).toEqual([
    [2, 2],
    [3, 3],
  ]);
  const tokens = [service.first, second, third].flatMap(({ access, refresh }) => [access.token, refresh.token]);
  expect(new Set(tokens).size).toBe(6);
});

test('without rotation the refresh token stays, and only access tokens count up', () => {
  const service = createService({ rotation: 'off', reuse: 'revoke-family' });
  const { token } = service.first.refresh;
  const pairs = [10, 20].map((atMs) => pairOf(service.refresh(token, atMs)));
  expect(pairs.map(generationsOf)).toEqual([
    [2, 1],
    [3, 1],
  ]);
  expect(pairs.map(({ refresh }) => refresh.token)).toEqual([token, token]);
});

test('two access tokens of one moment differ', () => {
  const service = createService({ rotation: 'off' });
  const [a, b] = [0, 0].map((atMs) => pairOf(service.refresh(service.first.refresh.token, atMs)).access.token);
  expect(a).not.toBe(b);
});

test('generations count for each family on its own', () => {
  const service = createService();
  service.refresh(service.first.refresh.token, 10);
  const other = service.login(20);
  expect(generationsOf(other)).toEqual([1, 1]);
  expect(generationsOf(pairOf(service.refresh(other.refresh.token, 30)))).toEqual([2, 2]);
});

test('a used token is refused, even in the same millisecond when there is no grace', () => {
  const service = createService();
  service.refresh(service.first.refresh.token, 10);
  expect(service.refresh(service.first.refresh.token, 10)).toEqual({
    type: 'refused',
    reusedGeneration: 1,
    revokedFamilyId: null,
  });
});

test('reuse that is only refused leaves the new pair alive', () => {
  const service = createService({ reuse: 'refuse' });
  const second = pairOf(service.refresh(service.first.refresh.token, 10));
  service.refresh(service.first.refresh.token, 20);
  expect(service.isIn(second.access.token, 20)).toBe(true);
  expect(generationsOf(pairOf(service.refresh(second.refresh.token, 30)))).toEqual([3, 3]);
});

test('grace lets a used token pass until just before its end', () => {
  const service = createService({ graceMs: 100 });
  service.refresh(service.first.refresh.token, 10);
  const again = service.refresh(service.first.refresh.token, 109);
  expect(again).toMatchObject({ type: 'refreshed', reusedGeneration: 1 });
  expect(generationsOf(pairOf(again))).toEqual([3, 3]);
  expect(service.refresh(service.first.refresh.token, 110).type).toBe('refused');
});

test('grace counts from the first use, however often the token comes back', () => {
  const service = createService({ graceMs: 100 });
  for (const atMs of [10, 60, 109]) pairOf(service.refresh(service.first.refresh.token, atMs));
  expect(service.refresh(service.first.refresh.token, 110).type).toBe('refused');
});

test('both pairs of a refresh repeated within grace work', () => {
  const service = createService({ graceMs: 100, reuse: 'revoke-family' });
  const one = pairOf(service.refresh(service.first.refresh.token, 10));
  const two = pairOf(service.refresh(service.first.refresh.token, 20));
  expect([one, two].map(({ access }) => service.isIn(access.token, 30))).toEqual([true, true]);
  expect(generationsOf(pairOf(service.refresh(one.refresh.token, 200)))).toEqual([4, 4]);
  expect(generationsOf(pairOf(service.refresh(two.refresh.token, 200)))).toEqual([5, 5]);
});

test('reuse kills the whole family, the pair of the rightful refresh included', () => {
  const service = createService({ reuse: 'revoke-family' });
  const second = pairOf(service.refresh(service.first.refresh.token, 10));
  expect(service.isIn(second.access.token, 19)).toBe(true);

  const [familyId] = Object.keys(service.state().families);
  const reuse = service.refresh(service.first.refresh.token, 20);
  expect(reuse).toEqual({ type: 'refused', reusedGeneration: 1, revokedFamilyId: familyId });
  expect(service.isIn(service.first.access.token, 20)).toBe(false);
  expect(service.isIn(second.access.token, 20)).toBe(false);
  expect(service.refresh(second.refresh.token, 30)).toEqual({
    type: 'refused',
    reusedGeneration: null,
    revokedFamilyId: null,
  });
});

test('a family dies once: presenting the used token a third time revokes nothing more', () => {
  const service = createService({ reuse: 'revoke-family' });
  for (const atMs of [10, 20]) service.refresh(service.first.refresh.token, atMs);
  expect(service.refresh(service.first.refresh.token, 30)).toMatchObject({
    reusedGeneration: 1,
    revokedFamilyId: null,
  });
});

test('grace does not raise the dead', () => {
  const service = createService({ reuse: 'revoke-family', graceMs: 100 });
  const second = pairOf(service.refresh(service.first.refresh.token, 0));
  pairOf(service.refresh(second.refresh.token, 90));
  service.refresh(service.first.refresh.token, 100);
  expect(service.refresh(second.refresh.token, 110).type).toBe('refused');
});

test('another family survives a revocation', () => {
  const service = createService({ reuse: 'revoke-family' });
  const other = service.login(0);
  for (const atMs of [10, 20]) service.refresh(service.first.refresh.token, atMs);
  expect(service.isIn(other.access.token, 30)).toBe(true);
  expect(service.refresh(other.refresh.token, 30).type).toBe('refreshed');
});

test('after a logout the refresh tokens are dead and the access token lives until it expires', () => {
  const service = createService({ rotation: 'rotate', accessSeconds: 60 });
  service.logout(service.first.access.token);
  expect(service.refresh(service.first.refresh.token, 10).type).toBe('refused');
  expect(service.isIn(service.first.access.token, 59_999)).toBe(true);
  expect(service.isIn(service.first.access.token, 60_000)).toBe(false);
});

test('a logout counts without rotation as well', () => {
  const service = createService({ rotation: 'off' });
  service.logout(service.first.access.token);
  expect(service.refresh(service.first.refresh.token, 10).type).toBe('refused');
});

test('a logout does not bring a revoked family half back', () => {
  const service = createService({ reuse: 'revoke-family' });
  for (const atMs of [10, 20]) service.refresh(service.first.refresh.token, atMs);
  service.logout(service.first.access.token);
  expect(service.isIn(service.first.access.token, 30)).toBe(false);
});

test('an expired access token still logs its family out', () => {
  const service = createService({ accessSeconds: -1 });
  expect(service.isIn(service.first.access.token, 0)).toBe(false);
  service.logout(service.first.access.token);
  expect(service.refresh(service.first.refresh.token, 10).type).toBe('refused');
});

test('a logout with a forged token changes nothing', () => {
  const service = createService();
  const before = service.state();
  service.logout('garbage');
  expect(service.state()).toBe(before);
});

test.each(['garbage', '', 'constructor', '__proto__'])('an unknown refresh token such as "%s" is refused', (token) => {
  const service = createService({ reuse: 'revoke-family' });
  const before = service.state();
  expect(service.refresh(token, 10)).toEqual({ type: 'refused', reusedGeneration: null, revokedFamilyId: null });
  expect(service.state()).toBe(before);
});

test('a token of a family that the state does not know is refused', () => {
  const stranger = createService().first;
  expect(checkAccess(NO_TOKENS, stranger.access.token, START_MS)).toBe(null);
});

test.each(['good', 'expired'] as const)('a session can be seeded with a %s access token', (access) => {
  const newToken = createTokenSource(1);
  const [state, pair] = seedSession(NO_TOKENS, { username: 'ann', access }, POLICY, START_MS, newToken);
  expect(generationsOf(pair)).toEqual([1, 1]);
  expect(checkAccess(state, pair.access.token, START_MS) !== null).toBe(access === 'good');
  const [, result] = refreshSession(state, pair.refresh.token, POLICY, START_MS, newToken);
  expect(generationsOf(pairOf(result))).toEqual([2, 2]);
});

test('the state is plain data, and no step changes it in place', () => {
  const service = createService({ graceMs: 100 });
  const before = service.state();
  const copy = structuredClone(before);
  service.refresh(service.first.refresh.token, 10);
  service.logout(service.first.access.token);
  expect(before).toEqual(copy);
  expect(JSON.parse(JSON.stringify(service.state())) as TokenState).toEqual(service.state());
});
