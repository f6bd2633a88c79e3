import type { Trace } from '../../sim/index.ts';
import { caption, ending, opening } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';

/** What happens at a step. The last step of a run without a good end says what became of it. */
export function StepCaption({ trace, step }: { trace: Trace; step: number }) {
  return <Words sentence={sentenceAt(trace, step)} />;
}

function sentenceAt(trace: Trace, step: number) {
  const last = trace.events.at(-1)?.step ?? 0;
  if (step <= 0) return opening(trace);
  if (step >= last && (trace.end === 'stuck' || trace.end === 'runaway')) return ending(trace);
  return caption(trace, Math.min(step, last));
}
