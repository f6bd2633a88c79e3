import type { Reply } from './fastapi/answer.ts';

/**
 * Where a fault strikes. `proxy`: before FastAPI sees the request, and before CORS. `bearer`: in place of the 401 of
 * a protected path, while a good token passes. `endpoint`: where the endpoint's own code would run, after token and
 * fields were found good.
 */
export type FaultPlace = 'proxy' | 'bearer' | 'endpoint';

/** An answer that a scenario forces upon a path. */
export interface Fault {
  readonly method: string;
  /** Without base and query: `/posts`. */
  readonly path: string;
  readonly at: FaultPlace;
  readonly reply: Reply;
}

/** The forced reply for this request at this place, or `null`. The first that fits counts. */
export function findFault(faults: readonly Fault[], method: string, path: string, at: FaultPlace): Reply | null {
  return faults.find((fault) => fault.method === method && fault.path === path && fault.at === at)?.reply ?? null;
}
