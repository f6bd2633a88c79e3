import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';
import { laterMountsOf } from './openingOf.ts';

/**
 * What can happen next in a run that was stopped: the messages in flight, or, where there are none, what waits for
 * them; and at any time a component that has not mounted yet.
 */
export function possibleNext(trace: Trace): readonly Choice[] {
  if (trace.end !== 'stopped') return [];
  const mounts = laterMountsOf(trace.scenario).filter((choice) => !trace.choices.includes(choice));
  return [...trace.pending, ...mounts.filter((choice) => !trace.pending.includes(choice))];
}
