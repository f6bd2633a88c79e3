import type { Latency, Legs } from './scenario.ts';
import type { RequestRole } from './ids.ts';
import type { Call } from './call.ts';

/** A request as its way over the network depends on it. */
interface Travelling {
  readonly role: RequestRole;
  /** `null` when no component asked for it. */
  readonly call: Call | null;
  /** 1 for the first try, 2 for the repeat, and so on. */
  readonly attempt: number;
}

/** How long a request and its answer travel, in milliseconds: simulated and live ones alike. */
export function legsOf(latency: Latency, { role, call, attempt }: Travelling): Legs {
  if (role === 'refresh') return latency.refresh;
  const exception =
    role === 'api'
      ? latency.exceptions.find((one) => one.component === call?.component && one.attempt === attempt)
      : undefined;
  return { outMs: exception?.outMs ?? latency.api.outMs, backMs: exception?.backMs ?? latency.api.backMs };
}
