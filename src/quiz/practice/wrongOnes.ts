import { factsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { summary } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { TrueOf } from '../question.ts';
import type { Variant } from './variants.ts';

/** Wrong options beyond these make a list, not a choice. */
const MOST_WRONG = 4;

/** A run in one sentence. */
export const toldOf = (trace: Trace): Sentence => summary(trace, factsOf(trace));
export const EXPLAIN = { right: toldOf };

/** A variant as a wrong answer. */
export function trueOf({ spec, if: condition }: Variant): TrueOf {
  return { trueOf: spec, if: condition, because: toldOf };
}

/** One for each value, and none for those that are known. */
export function distinct<V, T>(list: readonly V[], valueOf: (one: V) => T, known: readonly T[]): readonly V[] {
  const seen = new Set(known);
  const found: V[] = [];
  for (const one of list) {
    const value = valueOf(one);
    if (seen.has(value) || found.length === MOST_WRONG) continue;
    seen.add(value);
    found.push(one);
  }
  return found;
}
