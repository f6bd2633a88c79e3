import { writeChoice } from '../choice.ts';
import { callsOf } from '../callsOf.ts';
import type { Choice } from '../choice.ts';
import type { Scenario } from '../scenario.ts';
import type { Trace } from '../trace.ts';

/**
 * What can happen next in a run that was stopped: the messages in flight, or, where there are none, what waits for
 * them; and at any time a component that has not mounted yet.
 */
export function possibleNext(trace: Trace): readonly Choice[] {
  if (trace.end !== 'stopped') return [];
  const closed = trace.events.flatMap((event) =>
    event.type === 'user-acted' && event.action === 'close' ? event.tab : [],
  );
  const mounts = mountsOf(trace.scenario).flatMap(({ choice, tab, atMs }) =>
    atMs === 0 || closed.includes(tab) || trace.choices.includes(choice) ? [] : choice,
  );
  return [...trace.pending, ...mounts.filter((choice) => !trace.pending.includes(choice))];
}

/** The mounts that are over before the first choice, as the simulator makes them. */
export function openingOf({ mounts, tabs }: Scenario): readonly Choice[] {
  return mountsOf({ mounts, tabs }).flatMap(({ choice, atMs }) => (atMs === 0 ? choice : []));
}

/** The mounts that come later: a component may appear at any moment, also while messages are in flight. */
export function laterMountsOf(scenario: Pick<Scenario, 'mounts' | 'tabs'>): readonly Choice[] {
  return mountsOf(scenario).flatMap(({ choice, atMs }) => (atMs > 0 ? choice : []));
}

function mountsOf(scenario: Pick<Scenario, 'mounts' | 'tabs'>) {
  return callsOf(scenario).flatMap(({ id, tab, atMs, polledBy }) =>
    polledBy !== undefined ? [] : { choice: writeChoice({ of: 'mount', call: id }), tab, atMs },
  );
}
