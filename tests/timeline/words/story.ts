import type { Trace } from '../../../src/sim/index.ts';
import { captions, plain, why } from '../../../src/timeline/words/index.ts';

/** The captions from this step to that one, as text. */
export function story(trace: Trace, from: number, to = Infinity): readonly string[] {
  return captions(trace)
    .filter(({ step }) => step >= from && step <= to)
    .map(({ sentence }) => plain(sentence));
}

/** The causes of a request, as the panel lists them: time, then what happened. */
export function causes(trace: Trace, request: string): readonly string[] {
  return why(trace, request).map(({ atMs, sentence }) => `${atMs} ${plain(sentence)}`);
}
