import { afterEach, expect, test, vi } from 'vitest';
import { ownFile, readOwnFile } from '../../../src/app/run/ownFile.ts';

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
