import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { RequestId } from '../ids.ts';
import type { Trace } from '../trace.ts';
import { choiceOf } from '../facts/choiceOf.ts';
import { freeOf } from './partialOrder.ts';
import type { PartialOrder } from './partialOrder.ts';
import type { Detour } from './search.ts';
import type { Step } from './step.ts';

/** A request that the app gave up while it, or its answer, was under way. */
export interface Abort {
  readonly request: RequestId;
  /** The arrival, or the user's action, in reaction to which it did. */
  readonly by: Choice;
}

/** Races of which a run shows one side only, because the other never happened. */
export interface Unseen {
  readonly aborts: readonly Abort[];
  /** What could have happened in place of the last step, which was one request too many; else nothing. */
  readonly cut: readonly Step[];
}

/** Orders in which the other side of each unseen race comes first. */
export function detoursOf(order: PartialOrder, { aborts, cut }: Unseen): readonly Detour[] {
  const last = order.steps.length - 1;
  return [
    ...aborts.flatMap((abort) => answerInTime(order, abort) ?? []),
    ...cut.map((step) => ({ at: last, steps: [step] })),
  ];
}

/** Where requests were aborted, except by a timer: it waits until nothing is under way that could come in time. */
export function abortsOf({ events }: Trace): readonly Abort[] {
  return events.flatMap((event) => {
    if (event.type !== 'request-failed' || event.because === 'network') return [];
    const lead = events.find(({ step }) => step === event.step);
    const hung = events.some(
      (one) => one.type === 'request-decided' && one.request === event.request && one.status === null,
    );
    const by = lead && lead.type !== 'timer-fired' && choiceOf(lead);
    return by && !hung ? { request: event.request, by } : [];
  });
}

function answerInTime(order: PartialOrder, { request, by }: Abort): Detour | null {
  const at = order.steps.findIndex(({ choice }) => choice === by);
  const arrival = writeChoice({ of: 'message', request, to: 'server' });
  const decided = order.steps.find(({ choice }) => choice === arrival);
  if (at < 0 || !decided) return null;
  const free = freeOf(order, at);
  const before = [...order.steps.slice(0, at), ...free];
  const choice = writeChoice({ of: 'message', request, to: 'client' });
  const answer: Step = { choice, request, at: 'client', writes: false, cause: decided.choice };
  return { at, steps: [...free, ...(before.includes(decided) ? [] : [decided]), answer] };
}
