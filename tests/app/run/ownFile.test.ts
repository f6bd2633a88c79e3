import { afterEach, expect, test, vi } from 'vitest';
import { ownFile, readOwnFile, readOwnFiles } from '../../../src/app/run/ownFile.ts';

afterEach(() => vi.unstubAllGlobals());

const file = (name: string, text: string) => ({ name, text: () => Promise.resolve(text) });

test('a module is read with its name', async () => {
  expect(await readOwnFile(file('mine.ts', 'export {};'))).toEqual({ file: 'mine.ts', text: 'export {};' });
});

test('a file that is no module is refused by its name', async () => {
  await expect(readOwnFile(file('cat.png', ''))).rejects.toThrow(
    'Failed to open cat.png: it is not a .ts or .js file. Choose the module that exports your wrapper.',
  );
});

test('a file that is far too long is refused', async () => {
  await expect(readOwnFile(file('bundle.js', 'x'.repeat(200_001)))).rejects.toThrow(
    'Failed to open bundle.js: it has more than 200,000 characters.',
  );
});

test('a file that is kept is found again in the tab, and damage is no file', () => {
  const items = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
  expect(ownFile.read()).toBeNull();
  expect(ownFile.write({ file: 'a.ts', text: 'b' })).toBe(true);
  expect(ownFile.read()).toEqual({ file: 'a.ts', text: 'b' });
  items.set('reauth-lab.own-file', '{"file":1}');
  expect(ownFile.read()).toBeNull();
});

const BASE =
  "import { env } from '@/lib/env';\nexport const baseQueryWithReauth = async (args, api) => fetch(env.url + args);";

const given = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, file: new File([text], path.split('/').at(-1) ?? path) }));

test('of a folder the base query is opened, with what it needs, from the folder that all are in', async () => {
  const opened = await readOwnFiles(
    given({
      'shop/web/src/api/base.ts': BASE,
      'shop/web/src/lib/env.ts': "export const env = { url: '/api' };",
      'shop/web/README.md': 'text',
      'shop/web/src/logo.png': 'picture',
    }),
  );
  expect(opened).toEqual({
    own: { file: 'src/api/base.ts', text: BASE, files: { 'src/lib/env.ts': "export const env = { url: '/api' };" } },
    others: [],
  });
});

test('of several base queries one is opened, the others are named, and the reader may say which it is', async () => {
  const files = given({ 'a/one.ts': BASE, 'a/two.ts': BASE });
  expect(await readOwnFiles(files)).toMatchObject({ own: { file: 'one.ts' }, others: ['two.ts'] });
  expect(await readOwnFiles(files, 'two.ts')).toMatchObject({ own: { file: 'two.ts' } });
});

test('a folder without code, and one with far too much, are refused with what to choose', async () => {
  await expect(readOwnFiles(given({ 'a/b.md': '', 'a/c.png': '' }))).rejects.toThrow(
    'Failed to open 2 files: none of them is a .ts or .js file of at most 200,000 characters. Choose the folder that the base query is in.',
  );
  const many = Object.fromEntries(Array.from({ length: 1_501 }, (_, at) => [`a/${at}.ts`, '']));
  await expect(readOwnFiles(given(many))).rejects.toThrow('Failed to open 1501 files: 1,500 is the most.');
});
