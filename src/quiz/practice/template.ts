import type { Trace } from '../../sim/index.ts';
import type { Question, QuestionKind } from '../question.ts';
import type { RunSpec } from '../runs/runSpec.ts';
import type { Level } from './practiceId.ts';
import type { Variant } from './variants.ts';

/** A run, and runs beside it. */
export interface Seen {
  readonly id: string;
  readonly spec: RunSpec;
  readonly trace: Trace;
  readonly variants: readonly (Variant & { readonly trace: Trace })[];
}

/** A way to ask about any run. */
export interface Template {
  readonly from: Level;
  readonly kind: QuestionKind;
  /** `null` where this run is not worth this question. */
  readonly ask: (seen: Seen) => Question | null;
}
