import type { BaseQueryApi } from '@reduxjs/toolkit/query';
import { callIdOf, COMPONENTS } from '../../../sim/index.ts';
import type { Call } from '../../../sim/index.ts';

/** The RTK Query calls of a page, told apart. */
export interface Calls {
  /** `null` for a call of none of the components. */
  start(api: BaseQueryApi, path: unknown): Call | null;
  /** The call that a base query's `api` belongs to. `api.abort` survives the common `{ ...api, signal }`. */
  of(abort: BaseQueryApi['abort']): Call | null;
  /** The call that is over; `null` when it was none, or is over already. */
  settle(queryCacheKey: string): Call | null;
  readonly all: readonly Call[];
  unsettled(): number;
  forget(): void;
}

/** The calls of the page with this number. */
export function createCalls(tab: number): Calls {
  const all: Call[] = [];
  const running = new Map<string, Call>();
  const byAbort = new WeakMap<BaseQueryApi['abort'], Call>();
  return {
    all,
    unsettled: () => running.size,
    of: (abort) => byAbort.get(abort) ?? null,
    start(api, path) {
      const component = COMPONENTS.find((one) => one.path === path);
      if (!component) return null;
      const before = all.filter((call) => call.component === component.id).length;
      const name = `${component.id}${before > 0 ? `~${before + 1}` : ''}`;
      const call: Call = {
        id: callIdOf(name, tab),
        component: component.id,
        name: `${component.label}${before > 0 ? ', again' : ''}`,
        tab,
        severalTabs: false,
        operation: `GET ${component.path}`,
      };
      all.push(call);
      byAbort.set(api.abort, call);
      running.set(api.queryCacheKey ?? call.id, call);
      return call;
    },
    settle(queryCacheKey) {
      const call = running.get(queryCacheKey) ?? null;
      running.delete(queryCacheKey);
      return call;
    },
    forget() {
      all.length = 0;
    },
  };
}
