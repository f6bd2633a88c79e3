import * as v from 'valibot';
import { expect, test } from 'vitest';
import { kept, keeperOf, keepsAnything } from '../../src/ui/kept.ts';

const choice = v.object({ version: v.literal(1), chosen: v.string() });

function storageWith(entries: Record<string, string>) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    keeper: keeperOf(() => ({
      getItem: (key) => map.get(key) ?? null,
      setItem: (key, text) => void map.set(key, text),
    })),
  };
}

test('what was written is read again', () => {
  const { keeper, map } = storageWith({});
  const { read, write } = kept('choice', choice, keeper);
  expect(write({ version: 1, chosen: 'mutex' })).toBe(true);
  expect([...map]).toEqual([['choice', '{"version":1,"chosen":"mutex"}']]);
  expect(read()).toEqual({ version: 1, chosen: 'mutex' });
});

test('a text is kept as it is, without the quotes of JSON', () => {
  const { keeper, map } = storageWith({});
  const { read, write } = kept('theme', v.picklist(['light', 'dark']), keeper);
  write('dark');
  expect([...map]).toEqual([['theme', 'dark']]);
  expect(read()).toBe('dark');
});

test.for(['', '{"version":1', '{"version":2,"chosen":"mutex"}', 'null', '7'])(
  'what is damaged, such as %j, is read as nothing and left where it is',
  (text) => {
    const { keeper, map } = storageWith({ choice: text });
    expect(kept('choice', choice, keeper).read()).toBeNull();
    expect([...map]).toEqual([['choice', text]]);
  },
);

test('where nothing was written, nothing is read', () => {
  expect(kept('choice', choice, storageWith({}).keeper).read()).toBeNull();
});

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

test.for([
  ['throws when it is asked for', keeperOf(refuse)],
  ['throws when it is used', keeperOf(() => ({ getItem: refuse, setItem: refuse }))],
] as const)('where a storage %s, what is written lasts as long as the page', ([, keeper]) => {
  const { read, write } = kept('choice', choice, keeper);
  expect(read()).toBeNull();
  expect(write({ version: 1, chosen: 'mutex' })).toBe(false);
  expect(read()).toEqual({ version: 1, chosen: 'mutex' });
  expect(keepsAnything(refuse)).toBe(false);
});

test('where a storage is full, what is written last counts, not what was kept before; when there is room it is kept', () => {
  const { map } = storageWith({ theme: 'light' });
  let isFull = true;
  const keeper = keeperOf(() => ({
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, text) => (isFull ? refuse() : void map.set(key, text)),
  }));
  const { read, write } = kept('theme', v.picklist(['light', 'dark']), keeper);
  expect([read(), write('dark'), read(), map.get('theme')]).toEqual(['light', false, 'dark', 'light']);
  isFull = false;
  expect([write('dark'), read(), map.get('theme')]).toEqual([true, 'dark', 'dark']);
});

test('a storage that keeps something is told by a probe, of which nothing stays', () => {
  const map = new Map<string, string>();
  const storage = {
    setItem: (key: string, text: string) => void map.set(key, text),
    removeItem: (key: string) => void map.delete(key),
  };
  expect([keepsAnything(() => storage), map.size]).toEqual([true, 0]);
});
