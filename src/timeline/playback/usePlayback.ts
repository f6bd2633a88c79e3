import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Trace } from '../../sim/index.ts';
import { momentsOf, stepAt } from './moments.ts';
import { prefersStillness } from './prefersStillness.ts';
import type { PlaceStore, Playback, Speed } from './playback.ts';

/** Real milliseconds for each virtual one at speed 1: a run of 470 ms takes about 5 s. */
const REAL_PER_VIRTUAL = 10;
const REAL_PER_STEP = 400;
/** No run takes longer than this at speed 1, in real milliseconds. */
const LONGEST_REAL = 24_000;

export interface PlaybackOptions {
  /** Where the playhead stands at first: at the end (the default), at the start, or at a step. */
  readonly startAt?: 'start' | 'end' | number | undefined;
  /** The future is locked: this step is the last. */
  readonly until?: number | undefined;
}

/** Plays a run. Another trace starts anew. */
export function usePlayback(trace: Trace, options: PlaybackOptions = {}): Playback {
  const { until } = options;
  const moments = useMemo(
    () => momentsOf(trace).filter((moment) => until === undefined || moment.step <= until),
    [trace, until],
  );
  const last = moments.at(-1)?.step ?? 0;
  const initial =
    options.startAt === 'start'
      ? (moments[0]?.step ?? 0)
      : typeof options.startAt === 'number'
        ? Math.min(options.startAt, last)
        : last;

  const placeOf = useCallback(
    (step: number) => moments.findLast((moment) => moment.step <= step)?.place ?? moments[0]?.place ?? 0,
    [moments],
  );
  const anew = (): PlayState => ({ trace, step: initial, playing: false, place: createPlace(placeOf(initial)) });
  const [state, setState] = useState(anew);
  const [speed, setSpeed] = useState<Speed>(1);
  const current = state.trace === trace ? state : anew();
  if (current !== state) setState(current);
  const { place } = current;

  const seekStep = useCallback(
    (step: number) => {
      const bounded = Math.max(moments[0]?.step ?? 0, Math.min(last, step));
      place.set(placeOf(bounded));
      setState({ trace, step: bounded, playing: false, place });
    },
    [last, moments, place, placeOf, trace],
  );
  const seekPlace = useCallback(
    (to: number) => {
      place.set(to);
      const step = stepAt(moments, to);
      setState((previous) =>
        previous.trace === trace && previous.step === step && !previous.playing
          ? previous
          : { trace, step, playing: false, place },
      );
    },
    [moments, place, trace],
  );
  const play = useCallback(() => {
    const atEnd = current.step >= last;
    const from = atEnd ? (moments[0]?.step ?? 0) : current.step;
    if (atEnd) place.set(placeOf(from));
    setState({ trace, step: from, playing: true, place });
  }, [current.step, last, moments, place, placeOf, trace]);
  const pause = useCallback(() => {
    place.set(placeOf(current.step));
    setState({ trace, step: current.step, playing: false, place });
  }, [current.step, place, placeOf, trace]);

  const { playing } = current;
  useEffect(() => {
    if (!playing) return undefined;
    const end = moments.at(-1)?.place ?? 0;
    const start = moments[0]?.place ?? 0;
    const span = Math.max(1, end - start);
    const realPerUnit = Math.min(trace.timed ? REAL_PER_VIRTUAL : REAL_PER_STEP, LONGEST_REAL / span) / speed;
    // Then the playhead jumps from step to step.
    const still = prefersStillness();
    let reached = place.get();
    let before: number | null = null;
    let shown: number | null = null;
    let frame = requestAnimationFrame(advance);
    return () => cancelAnimationFrame(frame);

    function advance(now: number): void {
      reached = Math.min(end, reached + (before === null ? 0 : (now - before) / realPerUnit));
      before = now;
      const step = stepAt(moments, reached);
      place.set(still ? placeOf(step) : reached);
      const done = reached >= end;
      if (step !== shown || done) {
        setState((previous) =>
          previous.trace !== trace || (previous.step === step && !done)
            ? previous
            : { trace, step, playing: !done, place },
        );
      }
      shown = step;
      if (!done) frame = requestAnimationFrame(advance);
    }
  }, [playing, moments, place, placeOf, speed, trace]);

  return useMemo(
    () => ({
      step: current.step,
      steps: last,
      playing,
      speed,
      place,
      play,
      pause,
      toggle: playing ? pause : play,
      stepForward: () => seekStep(current.step + 1),
      stepBack: () => seekStep(current.step - 1),
      toStart: () => seekStep(0),
      toEnd: () => seekStep(last),
      seekStep,
      seekPlace,
      setSpeed,
    }),
    [current.step, last, playing, speed, place, play, pause, seekStep, seekPlace],
  );
}

interface PlayState {
  readonly trace: Trace;
  readonly step: number;
  readonly playing: boolean;
  readonly place: SettablePlace;
}

interface SettablePlace extends PlaceStore {
  readonly set: (place: number) => void;
}

function createPlace(initial: number): SettablePlace {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
