import { expect, test } from 'vitest';
import { claimsOf } from '../../../src/app/run/jwt.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('the claims of a JWT are read from its payload', () => {
  expect(claimsOf(`${part({ alg: 'HS256' })}.${part({ sub: 'ada?>', exp: 900 })}.signature`)).toEqual({
    sub: 'ada?>',
    exp: 900,
  });
});

test.for(['', 'opaque', 'a.b', 'a.b.c', `a.${part([1])}x.c`, `a.${part({ nested: {} })}.c`])(
  '%o has no claims',
  (token) => {
    expect(claimsOf(token)).toBeNull();
  },
);
