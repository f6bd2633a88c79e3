import { expect, test } from 'vitest';
import { paceOf } from '../../../src/timeline/playback/pace.ts';
import { momentsOf } from '../../../src/timeline/playback/moments.ts';
import { captions, plain } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';

const at = (...places: readonly number[]) => places.map((place, index) => ({ step: index + 1, atMs: place, place }));
const stands = (caption: string) => paceOf(at(0), () => caption, true)(0).stands;
const moves = (distance: number, timed = true) => paceOf(at(0, distance), () => '', timed)(0).moves;

test('a caption of up to four words stays 900 ms, and each further word adds 60 ms', () => {
  expect(stands('')).toBe(900);
  expect(stands('Posts mounts.')).toBe(900);
  expect(stands('Posts gets its data.')).toBe(900);
  expect(stands('Posts gets its data again.')).toBe(960);
  expect(stands('Posts’ GET reaches FastAPI, which answers 401: a1 has expired.')).toBe(1260);
});

test('time passes at the pace of the axis, 180 ms at least between two moments, and faster where nothing happens', () => {
  expect([0, 1, 18, 30, 150, 151, 60_000].map((distance) => moves(distance))).toEqual([
    0, 180, 180, 300, 1500, 1500, 1500,
  ]);
});

test('in a run without time it moves 180 ms from each step to the next', () => {
  expect(moves(1, false)).toBe(180);
});

test('a mutex in Late 401: its 19 steps are read in 24 s, and 5 s pass between them', async () => {
  const trace = await runByTime('mutex', 'late-401');
  const texts = captions(trace).map(({ sentence }) => plain(sentence));
  const moments = momentsOf(trace);
  const pace = moments.map((_, index) => paceOf(moments, (one) => texts[one] ?? '', trace.timed)(index));
  const before = pace.slice(0, -1);
  expect(pace.map((step) => step.stands)).toEqual([
    1320, 1320, 1320, 1260, 1260, 1260, 1320, 1260, 1500, 1260, 1140, 1380, 1140, 900, 1560, 1560, 1560, 1140, 1140,
  ]);
  expect(before.reduce((sum, step) => sum + step.stands, 0)).toBe(23_460);
  expect(before.reduce((sum, step) => sum + step.moves, 0)).toBe(4700);
});
