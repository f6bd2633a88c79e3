import { expect, test } from 'vitest';
import {
  answersOf,
  createProgressStore,
  hintsTaken,
  noticeText,
  PROGRESS_KEY,
  wasRight,
} from '../../../src/quiz/index.ts';
import type { ProgressStore } from '../../../src/quiz/index.ts';
import { keeperOf } from '../../../src/ui/kept.ts';
import { createFakeStorage } from '../support/fakeStorage.ts';

const RIGHT = { said: { as: 'number', value: 3 }, right: true, score: 1 } as const;
const WRONG = { said: { as: 'number', value: 1 }, right: false, score: 0 } as const;
const COPY = `${PROGRESS_KEY}:copy`;

function open(storage = createFakeStorage(), since = 0) {
  let time = since;
  const reopen = (): ProgressStore => createProgressStore({ storage, now: () => (time += 10) });
  return { storage, store: reopen(), reopen };
}
const rightOnes = (store: ProgressStore, ...ids: string[]): readonly string[] =>
  ids.filter((id) => wasRight(store.getState().progress, id));
const kinds = (store: ProgressStore): readonly string[] => store.getState().notices.map(({ kind }) => kind);

test('answers and hints outlive a reload', () => {
  const { store, reopen } = open();
  store.hint('a');
  store.answer('a', WRONG);
  store.answer('a', RIGHT);
  const { progress } = reopen().getState();
  expect(answersOf(progress, 'a').map(({ right, hints }) => [right, hints])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(hintsTaken(progress, 'a')).toBe(1);
});

test('answers keep their order when the clock stands still', () => {
  const store = createProgressStore({ storage: createFakeStorage(), now: () => 5 });
  store.answer('a', WRONG);
  store.answer('a', RIGHT);
  expect(answersOf(store.getState().progress, 'a').map(({ at }) => at)).toEqual([5, 6]);
});

test('two tabs that know nothing of each other do not overwrite each other', () => {
  const { store, reopen } = open();
  const other = reopen();
  store.answer('a', RIGHT);
  other.answer('b', RIGHT);
  expect(rightOnes(reopen(), 'a', 'b')).toEqual(['a', 'b']);
});

test('a tab that is told of the other knows its answers', () => {
  const { store, reopen } = open();
  const other = reopen();
  store.answer('a', RIGHT);
  other.storageChanged(PROGRESS_KEY);
  expect(rightOnes(other, 'a')).toEqual(['a']);
});

test('a tab that was overwritten keeps its answers again', () => {
  const { storage, store, reopen } = open();
  store.answer('a', RIGHT);
  const old = new Map(storage.kept);
  store.answer('b', RIGHT);
  for (const [key, text] of old) storage.kept.set(key, text);
  store.storageChanged(PROGRESS_KEY);
  expect(rightOnes(reopen(), 'a', 'b')).toEqual(['a', 'b']);
});

test('a reset in one tab holds in the other', () => {
  const { store, reopen } = open();
  store.answer('a', RIGHT);
  store.answer('b', RIGHT);
  const other = reopen();
  store.reset(['a']);
  other.answer('c', RIGHT);
  expect(rightOnes(reopen(), 'a', 'b', 'c')).toEqual(['b', 'c']);
});

test('export, reset of everything and import give the same answers', () => {
  const { store, reopen } = open();
  store.answer('a', RIGHT);
  store.hint('b');
  store.answer('b', WRONG);
  const before = store.getState().progress.questions;
  const file = store.export();
  store.resetAll();
  expect(Object.keys(store.getState().progress.questions)).toEqual([]);
  expect(store.import(file)).toEqual({ ok: true, leftOut: 0 });
  expect(store.getState().progress.questions).toEqual(before);
  expect(rightOnes(reopen(), 'a', 'b')).toEqual(['a']);
});

const IN_2027 = Date.UTC(2027, 0);

test.each([2 ** 53 - 1, 8.64e15, IN_2027 + 2 * 86_400_000])(
  'an answer of a file that is dated %d is left out, and what is answered afterwards is read again',
  (at) => {
    const { store, reopen } = open(createFakeStorage(), IN_2027);
    store.answer('a', RIGHT);
    const forged = { at, hints: 0, said: null, right: false, score: 0 };
    const earlier = { ...forged, at: 1, ...WRONG };
    const questions = { a: { epoch: 0, entries: [forged] }, b: { epoch: 0, entries: [earlier] } };
    const file = JSON.stringify({ version: 1, epoch: 0, visited: { mutex: at }, questions });
    expect(store.import(file)).toEqual({ ok: true, leftOut: 2 });
    store.answer('b', RIGHT);
    expect(kinds(reopen())).toEqual([]);
    const { progress } = reopen().getState();
    expect([progress.visited, ...['a', 'b'].map((id) => answersOf(progress, id).map(({ right }) => right))]).toEqual([
      {},
      [true],
      [false, true],
    ]);
  },
);

test('what is kept while the clock stands before 1970 is read again', () => {
  const storage = createFakeStorage();
  const reopen = (): ProgressStore => createProgressStore({ storage, now: () => -1e12 });
  const store = reopen();
  store.visit('mutex');
  store.answer('a', RIGHT);
  expect(kinds(reopen())).toEqual([]);
  expect(rightOnes(reopen(), 'a')).toEqual(['a']);
});

test('a clock that is behind leaves nothing of a file out', () => {
  const { store: other } = open(createFakeStorage(), IN_2027);
  other.answer('a', RIGHT);
  const { store } = open(createFakeStorage(), -1e12);
  expect(store.import(other.export())).toEqual({ ok: true, leftOut: 0 });
  expect(rightOnes(store, 'a')).toEqual(['a']);
});

test('a damaged answer in both copies is set aside and told, and costs no other answer', () => {
  const { storage, store, reopen } = open();
  store.answer('a', RIGHT);
  store.answer('b', RIGHT);
  for (const key of [PROGRESS_KEY, COPY])
    storage.kept.set(key, (storage.kept.get(key) ?? '').replace('"at":20', '"at":9007199254740991'));
  const again = reopen();
  expect(again.getState().notices).toMatchObject([{ kind: 'damaged', restored: false }]);
  expect(rightOnes(again, 'a', 'b')).toEqual(['a']);
  expect(kinds(reopen())).toEqual([]);
});

test('a reset lesson comes back from a file too', () => {
  const { store } = open();
  store.answer('a', RIGHT);
  const file = store.export();
  store.reset(['a']);
  store.import(file);
  expect(rightOnes(store, 'a')).toEqual(['a']);
});

test.each([
  ['nothing', 'Failed to import progress: it is no JSON. Choose a file that this page exported.'],
  ['{"version":9}', 'Failed to import progress: it is of version 9, which this page does not know. Reload the page.'],
])('the file %s is refused with a reason, and changes nothing', (text, message) => {
  const { store } = open();
  store.answer('a', RIGHT);
  expect(store.import(text)).toEqual({ ok: false, message });
  expect(rightOnes(store, 'a')).toEqual(['a']);
});

test.each([PROGRESS_KEY, COPY])('damage to %s is healed from the other copy, set aside, and told', (key) => {
  const { storage, store, reopen } = open();
  store.answer('a', RIGHT);
  storage.kept.set(key, '{"version":1,');
  const again = reopen();
  expect(rightOnes(again, 'a')).toEqual(['a']);
  expect(again.getState().notices).toEqual([
    { kind: 'damaged', setAsideAs: `${PROGRESS_KEY}:damaged-1`, restored: true },
  ]);
  expect(storage.kept.get(`${PROGRESS_KEY}:damaged-1`)).toBe('{"version":1,');
  expect(rightOnes(reopen(), 'a')).toEqual(['a']);
  expect(kinds(reopen())).toEqual([]);
});

test('damage to both copies is set aside, told, and answers are kept again', () => {
  const { storage, reopen } = open();
  storage.kept.set(PROGRESS_KEY, 'x');
  storage.kept.set(COPY, 'y');
  const store = reopen();
  expect(store.getState().notices).toMatchObject([{ kind: 'damaged', restored: false }]);
  expect([storage.kept.get(`${PROGRESS_KEY}:damaged-1`), storage.kept.get(`${PROGRESS_KEY}:damaged-2`)]).toEqual([
    'x',
    'y',
  ]);
  store.answer('a', RIGHT);
  expect(rightOnes(reopen(), 'a')).toEqual(['a']);
});

test('damage while a tab is open costs it nothing', () => {
  const { storage, store, reopen } = open();
  store.answer('a', RIGHT);
  storage.kept.set(PROGRESS_KEY, 'x');
  storage.kept.set(COPY, 'y');
  store.answer('b', RIGHT);
  expect(store.getState().notices).toMatchObject([{ kind: 'damaged', restored: true }]);
  expect(rightOnes(reopen(), 'a', 'b')).toEqual(['a', 'b']);
});

test('damage that cannot be set aside is left as it is', () => {
  const { storage, store, reopen } = open();
  store.answer('a', RIGHT);
  storage.kept.set(PROGRESS_KEY, 'x');
  storage.full = true;
  const again = reopen();
  again.answer('b', RIGHT);
  expect(storage.kept.get(PROGRESS_KEY)).toBe('x');
  expect(rightOnes(again, 'a', 'b')).toEqual(['a', 'b']);
  expect(kinds(again)).toEqual(['damaged', 'not-kept']);
});

test('a full storage is told, and memory loses nothing', () => {
  const { storage, store, reopen } = open();
  storage.full = true;
  store.answer('a', RIGHT);
  expect(kinds(store)).toEqual(['not-kept']);
  expect(rightOnes(store, 'a')).toEqual(['a']);
  storage.full = false;
  store.answer('b', RIGHT);
  expect(kinds(store)).toEqual([]);
  expect(rightOnes(reopen(), 'a', 'b')).toEqual(['a', 'b']);
});

test('a browser without storage is told, and memory serves', () => {
  const store = createProgressStore({
    storage: keeperOf(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    now: () => 1,
  });
  store.answer('a', RIGHT);
  expect(rightOnes(store, 'a')).toEqual(['a']);
  expect(kinds(store)).toEqual(['not-kept']);
});

test('progress of a newer page is set aside, not overwritten', () => {
  const { storage, reopen } = open();
  storage.kept.set(PROGRESS_KEY, '{"version":2}');
  const store = reopen();
  expect(kinds(store)).toEqual(['newer']);
  expect(storage.kept.get(`${PROGRESS_KEY}:damaged-1`)).toBe('{"version":2}');
});

test('listeners are told of changes, until they leave', () => {
  const { store } = open();
  let told = 0;
  const leave = store.subscribe(() => (told += 1));
  store.answer('a', RIGHT);
  leave();
  store.answer('b', RIGHT);
  expect(told).toBe(1);
});

test('notices are sentences, and can be put away', () => {
  const { storage, reopen } = open();
  storage.kept.set(PROGRESS_KEY, 'x');
  const store = reopen();
  expect(store.getState().notices.map(noticeText)).toEqual([
    'The progress kept in this browser was damaged. What was there is set aside as “reauth-lab:progress:damaged-1”. Some earlier progress is missing here. Import a file that you exported, if you have one.',
  ]);
  store.dismiss();
  expect(store.getState().notices).toEqual([]);
});
