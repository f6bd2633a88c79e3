import type { Trace } from '../../sim/index.ts';
import type { Question, QuestionKind } from '../question.ts';
import type { Runner, RunSpec } from '../runSpec.ts';
import type { PracticeLevel } from './practiceId.ts';
import type { PracticeWrapper } from './draw.ts';
import { variantsOf } from './variants.ts';
import type { Variant } from './variants.ts';

/** A run, and runs beside it. */
export interface Seen {
  readonly id: string;
  readonly spec: RunSpec;
  readonly trace: Trace;
  readonly variants: readonly (Variant & { readonly trace: Trace })[];
  /** So many wrong answers at least must be known, where a number or an option is asked for. */
  readonly leastWrong: number;
}

/** A run with the runs beside it, which are made: of other wrappers, and with one setting changed. */
export async function see(
  { id, spec, trace, leastWrong }: Omit<Seen, 'variants'>,
  runner: Runner,
  wrappers: readonly PracticeWrapper[],
): Promise<Seen> {
  const variants = variantsOf(spec, wrappers).map(async (variant) => ({
    ...variant,
    trace: await runner(variant.spec),
  }));
  return { id, spec, trace, leastWrong, variants: await Promise.all(variants) };
}

/** A way to ask about any run. */
export interface Template {
  /** What is asked about, as an assignment calls it: `refreshes`. */
  readonly fact: string;
  readonly from: PracticeLevel;
  readonly kind: QuestionKind;
  readonly prompt: string;
  /** Whether a run is worth this question, told from the run alone: the runs beside it are made only then. */
  readonly fits: (trace: Trace) => boolean;
  /** `null` where this run is not worth this question. */
  readonly ask: (seen: Seen) => Question | null;
}
