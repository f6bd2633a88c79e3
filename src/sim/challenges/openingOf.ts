import { writeChoice } from '../choice.ts';
import { callIdOf } from '../ids.ts';
import type { Choice } from '../choice.ts';
import type { Scenario } from '../scenario.ts';

/** The mounts that are over before the first choice, as the simulator makes them. */
export function openingOf({ mounts, tabs }: Scenario): readonly Choice[] {
  return mountsOf({ mounts, tabs }).flatMap(({ choice, atMs }) => (atMs === 0 ? choice : []));
}

/** The mounts that come later: a component may appear at any moment, also while messages are in flight. */
export function laterMountsOf(scenario: Pick<Scenario, 'mounts' | 'tabs'>): readonly Choice[] {
  return mountsOf(scenario).flatMap(({ choice, atMs }) => (atMs > 0 ? choice : []));
}

function mountsOf({ mounts, tabs }: Pick<Scenario, 'mounts' | 'tabs'>) {
  return Array.from({ length: tabs }, (_, at) => at + 1).flatMap((tab) =>
    mounts.map(({ component, atMs }) => ({
      choice: writeChoice({ of: 'mount', call: callIdOf(component, tab) }),
      atMs,
    })),
  );
}
