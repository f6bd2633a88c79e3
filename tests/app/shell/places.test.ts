import { expect, test } from 'vitest';
import { placeAt } from '../../../src/app/shell/places.ts';

test.for([
  ['/', { path: '/', name: '' }],
  ['/lessons', { path: '/lessons', name: '' }],
  ['/lessons/the-mutex', { path: '/lessons/:slug', name: 'the-mutex' }],
  ['/workbench/table', { path: '/workbench/table', name: '' }],
  ['/lessons/the-mutex/more', null],
  ['/nowhere', null],
] as const)('the place of %s is %j', ([path, place]) => {
  expect(placeAt(path)).toEqual(place);
});
