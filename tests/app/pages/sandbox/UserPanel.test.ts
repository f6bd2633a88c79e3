import { expect, test } from 'vitest';
import { screensAt } from '../../../../src/app/pages/sandbox/UserPanel.tsx';
import { runByTime } from '../../../support/runs.ts';
import { stepAt } from '../../stepAt.ts';

const mutex = await runByTime('mutex', 'late-401');
const noMutex = await runByTime('no-mutex', 'three-at-once');

test('each card is loading until its call settles', () => {
  const shown = (atMs: number) => screensAt(mutex, stepAt(mutex, atMs))[0]?.cards.map(({ shows }) => shows.as);
  expect(screensAt(mutex, 0)[0]?.cards.map(({ shows }) => shows.as)).toEqual(['nothing', 'nothing', 'nothing']);
  expect(shown(0)).toEqual(['loading', 'loading', 'loading']);
  expect(shown(420)).toEqual(['filled', 'filled', 'loading']);
  expect(shown(470)).toEqual(['filled', 'filled', 'filled']);
});

test('after a forced logout the user sees the login page', () => {
  expect(screensAt(noMutex, stepAt(noMutex, 90))[0]?.loggedOut).toBe(false);
  const [screen] = screensAt(noMutex, stepAt(noMutex, 150));
  expect(screen?.loggedOut).toBe(true);
  expect(screen?.cards.map(({ shows }) => shows.as)).toEqual(['loading', 'failed', 'failed']);
});

test('two tabs are two screens', async () => {
  const trace = await runByTime('mutex', 'two-tabs');
  expect(screensAt(trace, 1).map(({ tab, cards }) => `${tab}: ${cards.length}`)).toEqual(['1: 3', '2: 3']);
});
