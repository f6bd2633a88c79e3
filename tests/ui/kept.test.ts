import * as v from 'valibot';
import { expect, test } from 'vitest';
import { kept, keeperOf } from '../../src/ui/kept.ts';

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
] as const)('a storage that %s reads as nothing and keeps nothing', ([, keeper]) => {
  const { read, write } = kept('choice', choice, keeper);
  expect(write({ version: 1, chosen: 'mutex' })).toBe(false);
  expect(read()).toBeNull();
});
