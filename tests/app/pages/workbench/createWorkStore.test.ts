import { expect, test } from 'vitest';
import { createWorkStore } from '../../../../src/app/pages/workbench/createWorkStore.ts';
import { keeperOf } from '../../../../src/ui/kept.ts';
import { readWork } from '../../../../src/app/pages/workbench/work.ts';

const KEY = 'reauth-lab.workbench.x';

/** Storage that takes at most so many characters. */
function fakeStorage(room = Infinity) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const open = (storage = fakeStorage(), now = 0) =>
  createWorkStore({ key: KEY, start: 'start', keeper: keeperOf(() => storage), now: () => now });
const keptIn = (storage: ReturnType<typeof fakeStorage>) => readWork(storage.items.get(KEY) ?? '');

test('work begins with the start, and nothing is kept before it changes', () => {
  const storage = fakeStorage();
  const store = open(storage);
  store.keep();
  expect(store.get().work).toEqual({ text: 'start', given: null, hints: 0, tried: false, solved: false, earlier: [] });
  expect(storage.items.size).toBe(0);
});

test('what was typed is there again after a reload, once it was kept', () => {
  const storage = fakeStorage();
  const store = open(storage, 7);
  store.type('mine');
  expect(store.get().keeping).toEqual({ state: 'waits' });
  store.keep();
  expect(store.get().keeping).toEqual({ state: 'kept', at: 7 });
  expect(open(storage).get().work.text).toBe('mine');
});

test('a text that another one replaces can be found among the earlier ones', () => {
  const store = open();
  store.type('mine');
  store.replace('start');
  expect(store.get().work).toMatchObject({ text: 'start', earlier: [{ text: 'mine', why: 'replaced' }] });
});

test('the same text stands among the earlier ones once, with its newest count', () => {
  const store = open();
  const entry = { text: 'mine', why: 'checked', goals: null } as const;
  store.addEarlier({ ...entry, held: 3 });
  store.addEarlier({ ...entry, held: 4 });
  expect(store.get().work.earlier).toMatchObject([{ text: 'mine', held: 4 }]);
});

test('no more than thirty earlier texts are kept', () => {
  const store = open();
  for (let run = 0; run < 40; run += 1) store.addEarlier({ text: `text ${run}`, why: 'checked', held: 0, goals: null });
  expect(
    store
      .get()
      .work.earlier.map(({ text }) => text)
      .slice(0, 2),
  ).toEqual(['text 39', 'text 38']);
  expect(store.get().work.earlier).toHaveLength(30);
});

test('what another tab wrote is not lost when this one keeps its own', () => {
  const storage = fakeStorage();
  const [here, there] = [open(storage), open(storage)];
  there.type('theirs');
  there.keep();
  here.type('ours');
  here.keep();
  expect(keptIn(storage)).toMatchObject({ text: 'ours', earlier: [{ text: 'theirs', why: 'other-tab' }] });
});

test('where the list of earlier texts does not fit, the text is kept without it, and it is said', () => {
  const storage = fakeStorage(300);
  const store = open(storage);
  store.addEarlier({ text: 'x'.repeat(300), why: 'checked', held: 0, goals: null });
  store.type('mine');
  store.keep();
  expect(keptIn(storage)).toMatchObject({ text: 'mine', earlier: [] });
  expect(store.get().work.earlier).toHaveLength(1);
  expect(store.get().keeping).toMatchObject({
    state: 'failed',
    message:
      'The browser’s storage is full: your text is kept, the earlier ones only until you leave. Download what you need.',
  });
});

test('where nothing fits the text stays in the page, and it is said', () => {
  const storage = fakeStorage(0);
  const store = open(storage);
  store.type('mine');
  store.keep();
  expect(store.get()).toMatchObject({
    work: { text: 'mine' },
    keeping: {
      state: 'failed',
      message: 'Failed to keep your text: the browser’s storage is full or refused. Download it before you leave.',
    },
  });
});

test('when there is room again, everything is kept', () => {
  let room = 0;
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new Error('full');
      items.set(key, value);
    },
  };
  const store = createWorkStore({ key: KEY, start: 'start', keeper: keeperOf(() => storage), now: () => 1 });
  store.type('mine');
  store.keep();
  room = 1000;
  store.keep();
  expect(store.get().keeping).toEqual({ state: 'kept', at: 1 });
  expect(readWork(items.get(KEY) ?? '')).toMatchObject({ text: 'mine' });
});

test('damaged work is put aside, and it is said where', () => {
  const storage = fakeStorage();
  storage.items.set(KEY, '{"version":1,"text"');
  const { work, notices } = open(storage).get();
  expect(work.text).toBe('start');
  expect(notices).toEqual([
    `Failed to read your work: it is damaged. It is still in the browser’s storage, as ${KEY}.unreadable.`,
  ]);
  expect(storage.items.get(`${KEY}.unreadable`)).toBe('{"version":1,"text"');
});
