import type { Call } from './call.ts';
import { componentOf, operationOf } from './components.ts';
import { callIdOf } from './ids.ts';
import type { Scenario } from './scenario.ts';

/** A call, and when it begins, in virtual milliseconds. */
export interface PlannedCall extends Call {
  readonly atMs: number;
}

/** The calls of a scenario, tab by tab, and when each begins. The second of a component in a tab is `posts~2`. */
export function callsOf({ mounts, tabs }: Pick<Scenario, 'mounts' | 'tabs'>): readonly PlannedCall[] {
  return Array.from({ length: tabs }, (_, at) => at + 1).flatMap((tab) => {
    const times = new Map<string, number>();
    const here = mounts.filter((mount) => (mount.tab ?? tab) === tab);
    return here.map(({ component, atMs }) => {
      const nth = (times.get(component) ?? 0) + 1;
      times.set(component, nth);
      const { label } = componentOf(component);
      return {
        id: callIdOf(`${component}${nth > 1 ? `~${nth}` : ''}`, tab),
        component,
        name: nth > 1 ? `${label} (${nth})` : label,
        tab,
        severalTabs: tabs > 1,
        operation: operationOf(component),
        atMs,
      };
    });
  });
}
