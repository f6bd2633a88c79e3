import { expect, test } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from '../../../src/sim/backend/base64url.ts';
import { signatureOf, signingKeyOf, signJwt, verifyJwt } from '../../../src/sim/backend/signedJwt.ts';

const utf8 = new TextEncoder();
const KEY = signingKeyOf(utf8.encode('reauth-lab-signs-nothing-that-matters'));
const CLAIMS = { sub: 'ann', iat: 1767261600, exp: 1767262500, sid: 'wQ0c1JrT9xE', gen: 1 };

/** Made by PyJWT 2.15 from the same claims and secret. */
const FROM_PYJWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9' +
  '.eyJzdWIiOiJhbm4iLCJpYXQiOjE3NjcyNjE2MDAsImV4cCI6MTc2NzI2MjUwMCwic2lkIjoid1EwYzFKclQ5eEUiLCJnZW4iOjF9' +
  '.Cq48sqjT_GknqY5hrpOaUwQe1PersNYaQ4djOFIym7k';

const textOf = (part: string | undefined) => new TextDecoder().decode(decodeBase64Url(part ?? ''));

test('the signature of RFC 7515, appendix A.1, comes out', () => {
  const key = signingKeyOf(
    decodeBase64Url('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow'),
  );
  const header = encodeBase64Url(utf8.encode('{"typ":"JWT",\r\n "alg":"HS256"}'));
  const payload = encodeBase64Url(
    utf8.encode('{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}'),
  );
  expect(signatureOf(`${header}.${payload}`, key)).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
});

test('a token is the one that PyJWT makes', () => {
  expect(signJwt(CLAIMS, KEY)).toBe(FROM_PYJWT);
});

test('a token has three parts that anybody can read', () => {
  const parts = signJwt(CLAIMS, KEY).split('.');
  expect(parts).toHaveLength(3);
  expect(textOf(parts[0])).toBe('{"alg":"HS256","typ":"JWT"}');
  expect(JSON.parse(textOf(parts[1]))).toEqual(CLAIMS);
});

test('a signed token gives its claims back', () => {
  expect(verifyJwt(FROM_PYJWT, KEY)).toEqual(CLAIMS);
  expect(verifyJwt(signJwt({ sub: 'Zoë 🐇' }, KEY), KEY)).toEqual({ sub: 'Zoë 🐇' });
});

test.each([
  ['nothing', ''],
  ['a word', 'garbage'],
  ['two parts', FROM_PYJWT.split('.').slice(0, 2).join('.')],
  ['four parts', `${FROM_PYJWT}.x`],
  ['another payload', FROM_PYJWT.replace('.eyJzdWIi', '.eyJzdWIj')],
  ['another signature', `${FROM_PYJWT.slice(0, -2)}aa`],
  ['the algorithm none', `${encodeBase64Url(utf8.encode('{"alg":"none"}'))}.${FROM_PYJWT.split('.')[1] ?? ''}.`],
])('%s is no token', (_, forged) => {
  expect(verifyJwt(forged, KEY)).toBe(null);
});

test('a token signed with another key is refused', () => {
  expect(verifyJwt(FROM_PYJWT, signingKeyOf(utf8.encode('another key')))).toBe(null);
});

test('a good signature over what is not JSON is refused', () => {
  const signingInput = `${FROM_PYJWT.split('.')[0] ?? ''}.${encodeBase64Url(utf8.encode('{oops'))}`;
  expect(verifyJwt(`${signingInput}.${signatureOf(signingInput, KEY)}`, KEY)).toBe(null);
});

test('the last letter of a signature has two unused bits: another letter is the same signature to who decodes it', () => {
  const signature = FROM_PYJWT.split('.')[2] ?? '';
  const other = signature.replace(/k$/, 'l');
  expect(other).not.toBe(signature);
  expect(decodeBase64Url(other)).toEqual(decodeBase64Url(signature));
});
