import { expect, test } from 'vitest';
import {
  createAccessToken,
  readAccessToken,
  readExpiredAccessToken,
  SIGNING_SECRET,
} from '../../../src/sim/backend/accessToken.ts';
import { signingKeyOf, signJwt } from '../../../src/sim/backend/signedJwt.ts';

const FAMILY = { id: 'f', username: 'ann' };
const START_S = 1_767_261_600;
const START_MS = START_S * 1000;

test('an access token says who, from when, until when, of which family and generation', () => {
  const token = createAccessToken(FAMILY, 2, START_MS, 900);
  expect(readAccessToken(token, START_MS)).toEqual({ sub: 'ann', iat: START_S, exp: START_S + 900, sid: 'f', gen: 2 });
});

test('an access token is good one millisecond before exp and bad at exp', () => {
  const token = createAccessToken(FAMILY, 1, START_MS, 60);
  expect(readAccessToken(token, START_MS + 59_999)).not.toBe(null);
  expect(readAccessToken(token, START_MS + 60_000)).toBe(null);
});

test('iat and exp are whole seconds, so a token issued late in a second lives less', () => {
  const token = createAccessToken(FAMILY, 1, START_MS + 900, 1);
  expect(readExpiredAccessToken(token)).toMatchObject({ iat: START_S, exp: START_S + 1 });
  expect(readAccessToken(token, START_MS + 999)).not.toBe(null);
  expect(readAccessToken(token, START_MS + 1_000)).toBe(null);
});

test('an expired token can still be read for its family', () => {
  const token = createAccessToken(FAMILY, 1, START_MS - 901_000, 900);
  expect(readAccessToken(token, START_MS)).toBe(null);
  expect(readExpiredAccessToken(token)?.sid).toBe('f');
});

test('claims of another form are refused, though the published secret signed them', () => {
  const key = signingKeyOf(new TextEncoder().encode(SIGNING_SECRET));
  const claims = { sub: 'ann', iat: START_S, exp: START_S + 900, sid: 'f', gen: 1 };
  expect(readAccessToken(signJwt(claims, key), START_MS)).toEqual(claims);
  for (const name of Object.keys(claims)) {
    expect(readAccessToken(signJwt({ ...claims, [name]: [] }, key), START_MS)).toBe(null);
  }
  expect(readAccessToken(signJwt([], key), START_MS)).toBe(null);
});
