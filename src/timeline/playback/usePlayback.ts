import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Trace } from '../../sim/index.ts';
import { captionOf } from '../words/caption.ts';
import { readingOf } from '../words/traceIndex.ts';
import { plain } from '../words/sentence.ts';
import { createPlayer } from './createPlayer.ts';
import type { Player } from './createPlayer.ts';
import { momentsOf } from './moments.ts';
import { paceOf } from './pace.ts';
import type { Playback, Speed } from './playback.ts';
import { prefersStillness } from './prefersStillness.ts';

export interface PlaybackOptions {
  /** Where the playhead stands at first: at the end (the default), at the start, or at a step. */
  readonly startAt?: 'start' | 'end' | number | undefined;
  /** The future is locked: this step is the last. */
  readonly until?: number | undefined;
}

const FRAMES = {
  request: (draw: (nowMs: number) => void): number => requestAnimationFrame(draw),
  cancel: (id: number): void => cancelAnimationFrame(id),
};

/** Plays a run. Another trace has another player, at the same speed. */
export function usePlayback(trace: Trace, options: PlaybackOptions = {}): Playback {
  const [held, hold] = useState(() => ({ trace, player: playerOf(trace, options, 1) }));
  let { player } = held;
  if (held.trace !== trace) {
    player = playerOf(trace, options, player.store.getState().speed);
    hold({ trace, player });
  }
  const step = useStore(player.store, (state) => state.step);
  const playing = useStore(player.store, (state) => state.playing);
  const speed = useStore(player.store, (state) => state.speed);
  useEffect(() => (playing ? player.run(FRAMES, prefersStillness()) : undefined), [playing, player]);

  return useMemo(() => {
    const { store, last, play, pause, seekStep, seekPlace, setSpeed } = player;
    return {
      step,
      steps: last,
      playing,
      speed,
      store,
      play,
      pause,
      toggle: playing ? pause : play,
      stepForward: () => seekStep(step + 1),
      stepBack: () => seekStep(step - 1),
      toStart: () => seekStep(0),
      toEnd: () => seekStep(last),
      seekStep,
      seekPlace,
      setSpeed,
    };
  }, [player, step, playing, speed]);
}

function playerOf(trace: Trace, { startAt = 'end', until = Infinity }: PlaybackOptions, speed: Speed): Player {
  const moments = momentsOf(trace).filter((moment) => moment.step <= until);
  const reading = readingOf(trace);
  const captionAt = (index: number): string => {
    const found = reading.steps[index];
    return found ? plain(captionOf(reading, found)) : '';
  };
  const pace = paceOf(moments, captionAt, trace.timed);
  return createPlayer({ moments, pace, startAt, speed });
}
