import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { stepAt } from './moments.ts';
import type { StepMoment } from './moments.ts';
import type { StepPace } from './pace.ts';
import type { PlayState, Speed } from './playback.ts';

export interface PlayerOptions {
  /** The steps of the run, in order. */
  readonly moments: readonly StepMoment[];
  /** How each of them is played, by its index: asked for when the playhead comes to it. */
  readonly pace: (index: number) => StepPace;
  /** Where the playhead stands at first: at the end, at the start, or at a step. */
  readonly startAt: 'start' | 'end' | number;
  readonly speed: Speed;
}

/** When a frame is drawn: `requestAnimationFrame` and its undo. */
export interface Frames {
  readonly request: (draw: (nowMs: number) => void) => number;
  readonly cancel: (id: number) => void;
}

/** A run that can be played, stepped through and scrubbed. */
export interface Player {
  readonly store: StoreApi<PlayState>;
  readonly first: number;
  readonly last: number;
  /** Plays on from where it stands; from the start, when it is over. Moves only while `run` does. */
  readonly play: () => void;
  /** Stands still, at the last step that was reached. */
  readonly pause: () => void;
  /** Stands still at a step; beyond the run, at its end. */
  readonly seekStep: (step: number) => void;
  /** Stands still anywhere. */
  readonly seekPlace: (place: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  /**
   * Moves the playhead until the run is over.
   *
   * @param jumps from step to step, for who wants no motion
   * @returns the undo
   */
  readonly run: (frames: Frames, jumps: boolean) => () => void;
}

/** A player of a run, which stands still at first. */
export function createPlayer({ moments, pace, startAt, speed }: PlayerOptions): Player {
  const first = moments[0]?.step ?? 0;
  const last = moments.at(-1)?.step ?? 0;
  const placeOf = (step: number): number => (moments.findLast((one) => one.step <= step) ?? moments[0])?.place ?? 0;
  const atStep = (step: number): Pick<PlayState, 'step' | 'place'> => ({ step, place: placeOf(step) });
  const initial = startAt === 'start' ? first : startAt === 'end' ? last : Math.min(startAt, last);
  const store = createStore<PlayState>(() => ({ ...atStep(initial), playing: false, speed }));

  return {
    store,
    first,
    last,
    play: () => store.setState(({ step }) => ({ ...(step >= last && atStep(first)), playing: true })),
    pause: () => store.setState(({ step }) => ({ ...atStep(step), playing: false })),
    seekStep: (step) => store.setState({ ...atStep(Math.max(first, Math.min(last, step))), playing: false }),
    seekPlace: (place) => store.setState({ place, step: stepAt(moments, place), playing: false }),
    setSpeed: (next) => store.setState({ speed: next }),
    run(frames, jumps) {
      // The step it comes from, and how long it has stood there and been on its way to the next, in real ms at speed 1.
      let index = Math.max(
        0,
        moments.findLastIndex(({ step }) => step <= store.getState().step),
      );
      let played = pace(index);
      const part = partOf(moments, index, store.getState().place);
      // Where it stood still its caption is read, so it leaves at once; only the beginning of a run is new.
      let spent = index > 0 || part > 0 ? played.stands + part * played.moves : 0;
      let before: number | null = null;
      let frame = frames.request(advance);
      return () => frames.cancel(frame);

      function advance(now: number): void {
        const { playing, speed: times } = store.getState();
        if (!playing) return;
        spent += (before === null ? 0 : now - before) * times;
        before = now;
        while (index < moments.length - 1 && spent >= played.stands + played.moves) {
          spent -= played.stands + played.moves;
          index += 1;
          played = pace(index);
        }
        const [from, to] = [moments[index], moments[index + 1]];
        if (!from || !to) {
          store.setState({ ...atStep(last), playing: false });
          return;
        }
        const moved = jumps || spent <= played.stands ? 0 : (spent - played.stands) / played.moves;
        store.setState({ step: from.step, place: from.place + moved * (to.place - from.place) });
        frame = frames.request(advance);
      }
    },
  };
}

function partOf(moments: readonly StepMoment[], index: number, place: number): number {
  const [from, to] = [moments[index], moments[index + 1]];
  return from && to && to.place > from.place ? Math.max(0, (place - from.place) / (to.place - from.place)) : 0;
}
