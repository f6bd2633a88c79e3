import { expect, test } from 'vitest';
import { createPlayer } from '../../../src/timeline/playback/createPlayer.ts';
import type { Frames, PlayerOptions } from '../../../src/timeline/playback/createPlayer.ts';
import type { StepPace } from '../../../src/timeline/playback/pace.ts';

const moments = [
  { step: 1, atMs: 0, place: 0 },
  { step: 2, atMs: 0, place: 0 },
  { step: 3, atMs: 20, place: 20 },
  { step: 4, atMs: 50, place: 50 },
];

const PACES: readonly StepPace[] = [
  { stands: 900, moves: 0 },
  { stands: 1000, moves: 200 },
  { stands: 900, moves: 300 },
  { stands: 900, moves: 0 },
];

function playerAt(startAt: PlayerOptions['startAt']) {
  const player = createPlayer({ moments, pace: (index) => PACES[index] ?? { stands: 0, moves: 0 }, startAt, speed: 1 });
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

test('it stands at each step, those of one moment one after another, moves on, and comes to the end by itself', () => {
  const frames = framesByHand();
  const { play, run, standing } = playerAt('end');
  play();
  run(frames, false);
  const seen = [10_000, 10_899, 10_900, 11_900, 12_000, 12_100, 13_000, 13_150, 13_300].map((now) => {
    frames.draw(now);
    return standing();
  });
  expect(seen).toEqual([
    { step: 1, place: 0, playing: true },
    { step: 1, place: 0, playing: true },
    { step: 2, place: 0, playing: true },
    { step: 2, place: 0, playing: true },
    { step: 2, place: 10, playing: true },
    { step: 3, place: 20, playing: true },
    { step: 3, place: 20, playing: true },
    { step: 3, place: 35, playing: true },
    { step: 4, place: 50, playing: false },
  ]);
  expect(frames.waiting()).toBe(false);
});

test('where no motion is wanted, it is only ever at a step, for as long', () => {
  const frames = framesByHand();
  const { play, run, standing } = playerAt('start');
  play();
  run(frames, true);
  const places = [0, 1900, 2099, 2100, 3000, 3299, 3300].map((now) => {
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
  frames.draw(1000);
  setSpeed(2);
  frames.draw(1549);
  expect(standing().step).toBe(2);
  frames.draw(1550);
  expect(standing()).toEqual({ step: 3, place: 20, playing: true });
});

test('it stands at the last step it reached when it is paused, and leaves at once when it plays on', () => {
  const frames = framesByHand();
  const { play, pause, run, standing } = playerAt('start');
  play();
  const stop = run(frames, false);
  frames.draw(0);
  frames.draw(3150);
  expect(standing()).toEqual({ step: 3, place: 35, playing: true });
  pause();
  stop();
  expect(standing()).toEqual({ step: 3, place: 20, playing: false });
  play();
  run(frames, false);
  frames.draw(5000);
  frames.draw(5150);
  expect(standing()).toEqual({ step: 3, place: 35, playing: true });
});

test('it plays on from between two steps, where it was dragged', () => {
  const frames = framesByHand();
  const { play, run, seekPlace, standing } = playerAt('start');
  seekPlace(35);
  play();
  run(frames, false);
  frames.draw(0);
  expect(standing()).toEqual({ step: 3, place: 35, playing: true });
  frames.draw(150);
  expect(standing()).toEqual({ step: 4, place: 50, playing: false });
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
