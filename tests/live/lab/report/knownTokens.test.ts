import { expect, test } from 'vitest';
import { createKnownTokens, expiryOf, refusedCopy } from '../../../../src/live/lab/report/knownTokens.ts';
import {
  createAccessToken,
  decodeBase64Url,
  encodeBase64Url,
  readExpiredAccessToken,
} from '../../../../src/sim/index.ts';

const third = createAccessToken({ id: 'family', username: 'ann' }, 3, 1_800_000_000_000, 900);

test('an access token of the lab’s server says its generation itself, a refresh token has to be learnt', () => {
  const tokens = createKnownTokens();
  expect(tokens.generationOf('access', third)).toBe(3);
  expect(tokens.generationOf('refresh', third)).toBe(null);
  expect(tokens.generationOf('refresh', 'r-2')).toBe(null);
  tokens.learn([{ kind: 'refresh', token: 'r-2', generation: 2 }]);
  expect(tokens.generationOf('refresh', 'r-2')).toBe(2);
  expect(tokens.generationOf('access', 'r-2')).toBe(null);
});

test('both kinds are found in a text, each once', () => {
  const tokens = createKnownTokens();
  tokens.learn([{ kind: 'refresh', token: 'r-2', generation: 2 }]);
  const found = () => tokens.findIn(`{"a":"${third}","r":"r-2"}`).map(({ kind, generation }) => [kind, generation]);
  expect(found()).toEqual([
    ['refresh', 2],
    ['access', 3],
  ]);
  tokens.learn([{ kind: 'access', token: third, generation: 3 }]);
  expect(found()).toEqual([
    ['refresh', 2],
    ['access', 3],
  ]);
});

test('a token that nobody knows is the next generation of its kind', () => {
  const tokens = createKnownTokens();
  expect(tokens.meet('refresh', 'r').generation).toBe(1);
  tokens.learn([{ kind: 'refresh', token: 'r-5', generation: 5 }]);
  expect(tokens.meet('refresh', 's').generation).toBe(6);
  expect(tokens.meet('refresh', 's').generation).toBe(6);
  expect(tokens.meet('access', third).generation).toBe(3);
});

test('a token that another server has signed says when it expires, and a copy of it that says it has is refused', () => {
  const text = (said: object) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(said)));
  const foreign = [text({ alg: 'RS256' }), text({ sub: '7', exp: 1_900_000_000, jti: 'é' }), 'signed'].join('.');
  expect(expiryOf(foreign)).toBe(1_900_000_000);
  const copy = refusedCopy(foreign, 1_800_000_000);
  expect(expiryOf(copy)).toBe(1_800_000_000);
  expect(JSON.parse(new TextDecoder().decode(decodeBase64Url(copy.split('.')[1] ?? '')))).toEqual({
    sub: '7',
    exp: 1_800_000_000,
    jti: 'é',
  });
  expect(copy.split('.')[2]).toBe('signed');
  expect(readExpiredAccessToken(refusedCopy(third, 1_700_000_000))).toBe(null);

  expect(expiryOf('opaque')).toBe(null);
  expect(refusedCopy('opaque', 1_800_000_000)).toBe('opaque.expired');
});
