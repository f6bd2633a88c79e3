import type { StepMoment } from './moments.ts';

/** How a step is played at speed 1, in real ms. */
export interface StepPace {
  /** How long the playhead stands at it, so that its caption can be read. */
  readonly stands: number;
  /** How long it then moves to the next one; 0 to a step of the same moment. */
  readonly moves: number;
}

/**
 * Four words, at 238 words a minute: M. Brysbaert, "How many words do we read per minute?", Journal of Memory and
 * Language 109 (2019), for silent reading of English non-fiction.
 */
const LEAST_STAND = 900;
const READ_AT_ONCE = 4;
/**
 * For each further word. Captions of a run say much the same again, so a quarter of that reading speed is enough; at
 * speed 0.25 each word has the whole of it.
 */
const REAL_PER_WORD = 60;

/** Real milliseconds for each virtual one on the way: the pace of the axis. */
const REAL_PER_VIRTUAL = 10;
const SHORTEST_MOVE = 180;
/** Where nothing happens for long, time passes faster than on the axis. */
const LONGEST_MOVE = 1_500;

/**
 * How a run is played, step by step: it stands at each, and moves on when its caption is read.
 *
 * @param captionAt of the moment with this index, as text
 * @param timed whether places are virtual milliseconds; else they are steps
 * @returns for the index of a moment
 */
export function paceOf(
  moments: readonly StepMoment[],
  captionAt: (index: number) => string,
  timed: boolean,
): (index: number) => StepPace {
  return (index) => {
    const distance = (moments[index + 1]?.place ?? 0) - (moments[index]?.place ?? 0);
    return { stands: readingMs(captionAt(index)), moves: movingMs(distance, timed) };
  };
}

/** How long a caption stays at least, in real ms. */
function readingMs(caption: string): number {
  const words = caption.split(' ').length;
  return LEAST_STAND + REAL_PER_WORD * Math.max(0, words - READ_AT_ONCE);
}

function movingMs(distance: number, timed: boolean): number {
  if (distance <= 0) return 0;
  return timed ? Math.max(SHORTEST_MOVE, Math.min(LONGEST_MOVE, distance * REAL_PER_VIRTUAL)) : SHORTEST_MOVE;
}
