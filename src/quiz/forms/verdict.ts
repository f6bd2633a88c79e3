import type { Sentence } from '../../timeline/words/index.ts';
import type { Grade, ResolvedQuestion, Would } from '../resolved.ts';

interface Judged {
  readonly said: Sentence;
  readonly was: Sentence;
  readonly would: readonly Would[];
  /** What to say where the answer is wrong and no run is known for it. */
  readonly otherwise: Sentence;
}

/**
 * A grade, complete.
 *
 * @param score from 0 to 1; only 1 is right
 */
export function verdict({ explain }: ResolvedQuestion, score: number, judged: Judged): Grade {
  const { said, was, would, otherwise } = judged;
  const right = score === 1;
  return {
    right,
    score,
    said,
    was,
    would: right ? [] : would,
    general: right || would.length > 0 ? null : otherwise,
    explanation: right ? explain.right : explain.wrong,
  };
}
