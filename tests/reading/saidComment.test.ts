import { expect, test } from 'vitest';
import { saidIn, withSaid } from '../../src/reading/saidComment.ts';

test('what a comment line says is read as it is written', () => {
  expect(saidIn('// @reauth-lab refresh=POST:/token/refresh send=header:x-refresh')).toEqual({
    refresh: 'POST:/token/refresh',
    send: 'header:x-refresh',
  });
  expect(saidIn('// @reauth-lab: base=https://api.example.com/?a=b')).toEqual({ base: 'https://api.example.com/?a=b' });
});

test('what is said for the first time stands in one line at the beginning, below a line for the shell', () => {
  expect(withSaid('export {};\n', { entry: 'mine', expired: '419' })).toBe(
    '// @reauth-lab entry=mine expired=419\nexport {};\n',
  );
  expect(withSaid('#!/usr/bin/env node\nexport {};', { entry: 'mine' })).toBe(
    '#!/usr/bin/env node\n// @reauth-lab entry=mine\nexport {};',
  );
});

test('what a comment says already is changed where it stands, whatever else stands there', () => {
  const text = '/**\n * @reauth-lab expired=401 storage.access=jwt\n */\n// @reauth-lab: send=rt\nexport {};';
  expect(withSaid(text, { 'storage.access': 'auth#access', send: '$&', base: '/' })).toBe(
    '// @reauth-lab base=/\n/**\n * @reauth-lab expired=401 storage.access=auth#access\n */\n// @reauth-lab: send=$&\nexport {};',
  );
});

test('a key that only begins like another is another, and code that looks so is no comment', () => {
  const text = "// @reauth-lab refresh-token=none:\nconst said = '@reauth-lab refresh=/a';";
  expect(withSaid(text, { refresh: '/b' })).toBe(`// @reauth-lab refresh=/b\n${text}`);
});
