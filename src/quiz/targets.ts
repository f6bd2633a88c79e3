import { callRecordsOf, requestsOf, waitsOf } from '../sim/index.ts';
import type { Trace } from '../sim/index.ts';
import { captions, say } from '../timeline/words/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import { nameOf } from '../timeline/words/names.ts';
import { requestName } from '../timeline/words/requestName.ts';
import type { Target } from './question.ts';

/** Something that can be pointed at, in words. */
export interface Candidate {
  readonly target: Target;
  readonly text: Sentence;
}

/** All that can be pointed at in a run, in order of time. */
export function targetsIn(trace: Trace, at: Target['at']): readonly Candidate[] {
  switch (at) {
    case 'request':
      return requestsOf(trace).map((request) => ({
        target: { at, request: request.id },
        text: say`${labelOf(trace, request.call)}, ${requestName(request)}, ${when(trace, request.sent)}`,
      }));
    case 'wait':
      return waitsOf(trace)
        .toSorted((a, b) => a.from.step - b.from.step)
        .map((wait) => ({
          target: { at, call: wait.call, step: wait.from.step },
          text: say`${labelOf(trace, wait.call)} waits, ${when(trace, wait.from)}`,
        }));
    case 'step':
      return captions(trace).map(({ step, sentence }) => ({ target: { at, step }, text: sentence }));
  }
}

function labelOf(trace: Trace, id: string | null): string {
  return nameOf(callRecordsOf(trace).find(({ call }) => call.id === id)?.call ?? null);
}

function when(trace: Trace, { step, atMs }: { readonly step: number; readonly atMs: number }): string {
  return trace.timed ? `from ${atMs} ms` : `from step ${step}`;
}
