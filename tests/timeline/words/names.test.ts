import { expect, test } from 'vitest';
import type { Call } from '../../../src/sim/index.ts';
import { counted } from '../../../src/sim/index.ts';
import { nameAll, nameOf, ownedBy } from '../../../src/timeline/words/names.ts';
import { plain } from '../../../src/timeline/words/sentence.ts';

function callOf(label: string): Call {
  const [name = '', tab] = label.split(', tab ');
  return {
    id: label,
    component: 'posts',
    name,
    tab: Number(tab ?? 1),
    severalTabs: tab !== undefined,
    operation: 'GET /posts',
  };
}

test('a name that ends in s gets only an apostrophe', () => {
  expect(['Posts', 'Archive'].map((label) => ownedBy(callOf(label), 'refresh'))).toEqual([
    'Posts’ refresh',
    'Archive’s refresh',
  ]);
});

test('a tab comes after what is owned', () => {
  expect(nameOf(callOf('Posts, tab 2'))).toBe('Posts in tab 2');
  expect(ownedBy(callOf('Posts, tab 2'), 'refresh')).toBe('Posts’ refresh in tab 2');
});

test('what belongs to no call belongs to the app', () => {
  expect([nameOf(null), ownedBy(null, 'refresh')]).toEqual(['the app', 'the app’s refresh']);
});

test('names in one tab share it; names in two tabs, and more than four, are counted', () => {
  const names = (...labels: string[]): string => plain(nameAll(labels.map(callOf)));
  expect(names('Users', 'Comments')).toBe('Users and Comments');
  expect(names('Users, tab 2', 'Comments, tab 2')).toBe('Users and Comments in tab 2');
  expect(names('Posts, tab 1', 'Posts, tab 2')).toBe('Posts in tab 1 and Posts in tab 2');
  expect(names('Users, tab 1', 'Comments, tab 1', 'Users, tab 2')).toBe('3 calls');
  expect(names('Posts', 'Users', 'Comments', 'Drafts', 'Replies')).toBe('5 calls');
});

test('one is singular', () => {
  expect([counted(1, 'refresh', 'refreshes'), counted(2, 'refresh', 'refreshes'), counted(0, 'call')]).toEqual([
    '1 refresh',
    '2 refreshes',
    '0 calls',
  ]);
});
