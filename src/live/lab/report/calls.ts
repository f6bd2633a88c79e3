import type { BaseQueryApi } from '@reduxjs/toolkit/query';
import { callIdOf, COMPONENTS, operationOf, WRITER } from '../../../sim/index.ts';
import type { Call } from '../../../sim/index.ts';

/** The RTK Query calls of a page, told apart. */
export interface Calls {
  /**
   * `null` for a call of none of the components.
   *
   * @param asked what the base query is given: a path for a query, more for a mutation
   */
  start(api: BaseQueryApi, asked: unknown): Call | null;
  /** The call that a base query's `api` belongs to. `api.abort` survives the common `{ ...api, signal }`. */
  of(abort: BaseQueryApi['abort']): Call | null;
  /**
   * The call that is over; `null` when it was none, or is over already.
   *
   * @param queryCacheKey `undefined` for a mutation, which has none: of several the one that began first
   */
  settle(queryCacheKey: string | undefined): Call | null;
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
    start(api, asked) {
      const component =
        api.type === 'mutation'
          ? WRITER.endpoint === api.endpoint
            ? WRITER
            : undefined
          : COMPONENTS.find((one) => one.path === asked);
      if (!component) return null;
      const before = all.filter((call) => call.component === component.id).length;
      const name = `${component.id}${before > 0 ? `~${before + 1}` : ''}`;
      const call: Call = {
        id: callIdOf(name, tab),
        component: component.id,
        name: `${component.label}${before > 0 ? ', again' : ''}`,
        tab,
        severalTabs: false,
        operation: operationOf(component.id),
      };
      all.push(call);
      byAbort.set(api.abort, call);
      running.set(api.queryCacheKey ?? call.id, call);
      return call;
    },
    settle(queryCacheKey) {
      const [key, call] =
        [...running].find(([one, { component }]) =>
          queryCacheKey === undefined ? component === WRITER.id : one === queryCacheKey,
        ) ?? [];
      if (key === undefined || !call) return null;
      running.delete(key);
      return call;
    },
    forget() {
      all.length = 0;
    },
  };
}
