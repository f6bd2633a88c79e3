import { expect, test } from 'vitest';
import { readOwnFile, storedOwnFile, storeOwnFile } from '../../../../src/app/run/own/ownFile.ts';

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

test('a file that is kept is found again, and damage is no file', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(storedOwnFile(storage)).toBeNull();
  storeOwnFile({ file: 'a.ts', text: 'b' }, storage);
  expect(storedOwnFile(storage)).toEqual({ file: 'a.ts', text: 'b' });
  expect(storedOwnFile({ getItem: () => '{"file":1}' })).toBeNull();
});

test('storage that refuses is no reason to fail', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  expect(storedOwnFile({ getItem: refuse })).toBeNull();
  expect(() => storeOwnFile({ file: 'a.ts', text: '' }, { setItem: refuse })).not.toThrow();
});
