import type { RequestRole } from './ids.ts';
import type { Call } from './call.ts';
import type { ComponentId } from './components.ts';
import type { ServerPolicy } from './backend/serverPolicy.ts';

/** The two halves of a request's life on the network, in virtual milliseconds. */
export interface Legs {
  /** From the app to FastAPI. */
  readonly outMs: number;
  /** From FastAPI back to the app. */
  readonly backMs: number;
}

/** Legs of one request that differ from the rest of its kind. */
export interface LegsException {
  readonly component: ComponentId;
  /** 1 for the first try, 2 for the repeat, and so on. */
  readonly attempt: number;
  readonly outMs?: number;
  readonly backMs?: number;
}

export interface Latency {
  /** Everything that is not a refresh. */
  readonly api: Legs;
  readonly refresh: Legs;
  readonly exceptions: readonly LegsException[];
}

/** A component that mounts, and so makes its call. */
export interface Mount {
  readonly component: ComponentId;
  readonly atMs: number;
}

/** An action of the user while the calls run. */
export type UserAction =
  | { readonly do: 'logout'; readonly atMs: number }
  /** The call is aborted, by the `abort()` of its promise: `api.signal` fires. */
  | { readonly do: 'abort'; readonly component: ComponentId; readonly atMs: number };

/**
 * Everything about a run except the wrapper and the order of events: plain data, so that it can be
 * printed, changed setting by setting, and put into a link.
 */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** One sentence: how it differs from `three-at-once`. */
  readonly about: string;
  readonly mounts: readonly Mount[];
  /** How many tabs are open. Each makes all the calls; they share storage and server. */
  readonly tabs: 1 | 2;
  /** What the app holds when the first component mounts. */
  readonly accessToken: 'good' | 'expired';
  readonly refreshToken: 'good' | 'none';
  readonly server: ServerPolicy;
  readonly latency: Latency;
  readonly user: readonly UserAction[];
}

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
