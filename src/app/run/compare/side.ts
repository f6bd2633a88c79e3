import type { Trace } from '../../../sim/index.ts';

/** One of the two runs of a comparison. */
export interface Side {
  /** The wrapper's. */
  readonly name: string;
  readonly trace: Trace;
}
