import { expect, test } from 'vitest';
import { resolveOwn } from '../../../src/sim/index.ts';

const FILES = Object.fromEntries(
  ['src/app/store.ts', 'src/features/auth/index.ts', 'src/lib/env.js', 'src/data.json', 'packages/ui/src/theme.ts'].map(
    (path) => [path, ''],
  ),
);

test.each([
  ['./store', 'src/app/base.ts', 'src/app/store.ts'],
  ['../features/auth', 'src/app/base.ts', 'src/features/auth/index.ts'],
  ['../lib/env.js', 'src/app/base.ts', 'src/lib/env.js'],
  ['./store.js', 'src/app/base.ts', 'src/app/store.ts'],
  ['../data.json', 'src/app/base.ts', 'src/data.json'],
  ['@/app/store', 'src/app/base.ts', 'src/app/store.ts'],
  ['~/app/store', 'src/app/base.ts', 'src/app/store.ts'],
  ['src/app/store', 'src/app/base.ts', 'src/app/store.ts'],
  ['@/theme', 'packages/ui/src/button.ts', 'packages/ui/src/theme.ts'],
  ['./missing', 'src/app/base.ts', null],
  ['@/missing', 'src/app/base.ts', null],
  ['react', 'src/app/base.ts', null],
])('%s in %s is %s', (specifier, from, path) => {
  expect(resolveOwn(FILES, specifier, from)).toBe(path);
});

test.each([
  ['{ "compilerOptions": { "baseUrl": "src" } }', 'app/store', 'src/app/store.ts'],
  ['{ "compilerOptions": { "paths": { "@app/*": ["./src/app/*"] } } }', '@app/store', 'src/app/store.ts'],
  [
    '{ "compilerOptions": { "baseUrl": "./src", "paths": { "$auth": ["features/auth"] } } }',
    '$auth',
    'src/features/auth/index.ts',
  ],
  ['{ // a comment\n "compilerOptions": { "paths": { "#/*": ["src/*"], }, }, }', '#/app/store', 'src/app/store.ts'],
  ['not json', 'app/store', null],
])('%s finds %s', (config, specifier, path) => {
  expect(resolveOwn({ ...FILES, 'tsconfig.json': config }, specifier, 'src/app/base.ts')).toBe(path);
});

test('files without folders are found by their names', () => {
  const flat = { 'authSlice.ts': '', 'store.ts': '' };
  expect(resolveOwn(flat, '../features/auth/authSlice', 'base.ts')).toBe('authSlice.ts');
  expect(resolveOwn(flat, '@/app/store', 'base.ts')).toBe('store.ts');
  expect(resolveOwn(flat, '../features/auth/other', 'base.ts')).toBe(null);
});
