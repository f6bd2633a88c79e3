import type { Trace } from '../../sim/index.ts';
import { caption, ending, opening } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';

/** What happens at a step. */
export function StepCaption({ trace, step }: { trace: Trace; step: number }) {
  return <Words sentence={sentenceAt(trace, step)} />;
}

/**
 * What happens at a step, as a sentence: before the first how the run begins, at the last of a run that is stuck or
 * without end what became of it.
 *
 * @param step 0 for the moment before the first; beyond the last it is the last
 */
export function sentenceAt(trace: Trace, step: number): Sentence {
  const last = trace.events.at(-1)?.step ?? 0;
  if (step <= 0 || last === 0) return opening(trace);
  if (step >= last && (trace.end === 'stuck' || trace.end === 'runaway')) return ending(trace);
  return caption(trace, Math.min(step, last));
}
