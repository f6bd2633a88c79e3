import { expect, test } from 'vitest';
import { createPlayer } from '../../../src/timeline/playback/createPlayer.ts';
import type { Frames, PlayerOptions } from '../../../src/timeline/playback/createPlayer.ts';
import { momentsOf } from '../../../src/timeline/playback/moments.ts';
import { paceOf } from '../../../src/timeline/playback/pace.ts';
import { runByTime } from '../../support/runs.ts';

const moments = [
  { step: 1, atMs: 0, place: 0 },
  { step: 2, atMs: 0, place: 0 },
  { step: 3, atMs: 20, place: 20 },
  { step: 4, atMs: 50, place: 50 },
];

function playerAt(startAt: PlayerOptions['startAt'], pace: readonly number[] = [0, 200, 300]) {
  const player = createPlayer({ moments, pace, startAt, speed: 1 });
  const standing = () => {
    const { step, place, playing } = player.store.getState();
    return { step, place, playing };
  };
  return { ...player, standing };
}

/** Frames that are drawn by hand. */
function framesByHand(): Frames & { readonly draw: (nowMs: number) => void; readonly waiting: () => boolean } {
  let next: ((nowMs: number) => void) | null = null;
  return {
    request(draw) {
      next = draw;
      return 1;
    },
    cancel: () => void (next = null),
    draw(nowMs) {
      const now = next;
      next = null;
      now?.(nowMs);
    },
    waiting: () => next !== null,
  };
}

test('it stands at the end, at the start, or at a step', () => {
  expect(playerAt('end').standing()).toEqual({ step: 4, place: 50, playing: false });
  expect(playerAt('start').standing()).toEqual({ step: 1, place: 0, playing: false });
  expect(playerAt(3).standing()).toEqual({ step: 3, place: 20, playing: false });
  expect(playerAt(9).standing()).toEqual({ step: 4, place: 50, playing: false });
});

test('it moves by its pace, and comes to the end by itself', () => {
  const frames = framesByHand();
  const { play, run, standing } = playerAt('end');
  play();
  expect(standing()).toEqual({ step: 1, place: 0, playing: true });
  run(frames, false);
  frames.draw(1000);
  expect(standing()).toEqual({ step: 2, place: 0, playing: true });
  frames.draw(1100);
  expect(standing()).toEqual({ step: 2, place: 10, playing: true });
  frames.draw(1300);
  expect(standing()).toEqual({ step: 3, place: 30, playing: true });
  frames.draw(1500);
  expect(standing()).toEqual({ step: 4, place: 50, playing: false });
  expect(frames.waiting()).toBe(false);
});

test('a pace may stop at each of several steps of one moment', () => {
  const frames = framesByHand();
  const { play, run, standing } = playerAt('start', [900, 200, 300]);
  play();
  run(frames, false);
  frames.draw(0);
  frames.draw(899);
  expect(standing()).toEqual({ step: 1, place: 0, playing: true });
  frames.draw(900);
  expect(standing()).toEqual({ step: 2, place: 0, playing: true });
});

test('where no motion is wanted, it is only ever at a step', () => {
  const frames = framesByHand();
  const { play, run, standing } = playerAt('start');
  play();
  run(frames, true);
  const places = [0, 100, 199, 200, 300, 499, 500].map((now) => {
    frames.draw(now);
    return standing().place;
  });
  expect(places).toEqual([0, 0, 0, 20, 20, 20, 50]);
});

test('at twice the speed it takes half the time, also when that is chosen under way', () => {
  const frames = framesByHand();
  const { play, run, setSpeed, standing } = playerAt('start');
  play();
  run(frames, false);
  frames.draw(0);
  frames.draw(100);
  setSpeed(2);
  frames.draw(150);
  expect(standing()).toEqual({ step: 3, place: 20, playing: true });
});

test('it stands at the last step it reached when it is paused, and plays on from there', () => {
  const frames = framesByHand();
  const { play, pause, run, standing } = playerAt('start');
  play();
  const stop = run(frames, false);
  frames.draw(0);
  frames.draw(350);
  expect(standing()).toEqual({ step: 3, place: 35, playing: true });
  pause();
  stop();
  expect(standing()).toEqual({ step: 3, place: 20, playing: false });
  play();
  run(frames, false);
  frames.draw(1000);
  frames.draw(1150);
  expect(standing()).toEqual({ step: 3, place: 35, playing: true });
});

test('a frame that was asked for before somebody took the playhead moves nothing', () => {
  const frames = framesByHand();
  const { play, run, seekStep, seekPlace, standing } = playerAt('start');
  play();
  run(frames, false);
  frames.draw(0);
  seekStep(3);
  frames.draw(100);
  expect(standing()).toEqual({ step: 3, place: 20, playing: false });
  seekPlace(45);
  expect(standing()).toEqual({ step: 3, place: 45, playing: false });
});

test('a step beyond the run is its end, one before it its start', () => {
  const { seekStep, standing } = playerAt('end');
  seekStep(0);
  expect(standing().step).toBe(1);
  seekStep(99);
  expect(standing().step).toBe(4);
});

test('a run of 470 ms plays in 4.7 seconds', async () => {
  const { timed, ...trace } = await runByTime('mutex', 'late-401');
  const pace = paceOf(momentsOf({ timed, ...trace }), timed);
  expect(pace.reduce((sum, ms) => sum + ms, 0)).toBe(4700);
});
