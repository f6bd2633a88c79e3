import type { Call } from './call.ts';
import { componentOf, operationOf } from './components.ts';
import type { ComponentId } from './components.ts';
import { callIdOf } from './ids.ts';
import type { Polling, Scenario } from './scenario.ts';

/** A call, and when it begins, in virtual milliseconds; a poll later than that. */
export interface PlannedCall extends Call {
  readonly atMs: number;
  /** The polls that are to come of this component, which polls. */
  readonly poll?: Polling;
  readonly body?: 'stream';
}

/**
 * The calls of a scenario, tab by tab, and when each begins. The second of a component in a tab is `posts~2`. Polls
 * follow the call of the component that mounts.
 */
export function callsOf({ mounts, tabs }: Pick<Scenario, 'mounts' | 'tabs'>): readonly PlannedCall[] {
  return Array.from({ length: tabs }, (_, at) => at + 1).flatMap((tab) => {
    const times = new Map<string, number>();
    const here = mounts.filter((mount) => (mount.tab ?? tab) === tab);
    const one = (
      component: ComponentId,
      atMs: number,
      more: Pick<PlannedCall, 'poll' | 'polledBy' | 'body'>,
    ): PlannedCall => {
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
        ...more,
      };
    };
    return here.flatMap(({ component, atMs, poll, body }) => {
      const first = one(component, atMs, { ...(poll && { poll }), ...(body && { body }) });
      const polls = Array.from({ length: poll?.times ?? 0 }, () => one(component, atMs, { polledBy: first.id }));
      return [first, ...polls];
    });
  });
}
