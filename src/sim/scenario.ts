import type { RequestRole } from './ids.ts';
import type { Call } from './call.ts';
import type { ComponentId } from './components.ts';
import type { Username } from './backend/data.ts';
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

/**
 * A call of a component: it mounts, or where it called before it calls again, as a refetch does. A tab opens
 * with its first call.
 */
export interface Mount {
  readonly component: ComponentId;
  readonly atMs: number;
  /** In this tab alone, from 1; without it in each. */
  readonly tab?: number;
  /** RTK Query asks again by itself. */
  readonly poll?: Polling;
  /** Of a component that writes: its body is a stream, which can be read once, and not an object. */
  readonly body?: 'stream';
}

/** A component with a `pollingInterval`. */
export interface Polling {
  /** From the end of one request to the next, in milliseconds. */
  readonly everyMs: number;
  /** After so many times it unmounts. */
  readonly times: number;
}

/** An action of the user while the calls run. */
export type UserAction =
  /** The first call of the component is aborted, by the `abort()` of its promise: `api.signal` fires. */
  | { readonly do: 'abort'; readonly component: ComponentId; readonly atMs: number }
  | (SessionAct & {
      readonly atMs: number;
      /** In which tab, from 1; without it in the first. */
      readonly tab?: number;
    });

/** What a user does to the session, the tab or the machine. */
export type SessionAct =
  | { readonly do: 'logout' }
  /** The app sends the login form, and stores what it brings. Whoever was logged in is no more. */
  | { readonly do: 'login'; readonly as: Username }
  /** The tab is closed: its code does not go on, and what it waited for comes to nobody. */
  | { readonly do: 'close' }
  /**
   * The tab is loaded anew: what its code holds in memory is lost, and its requests under way are aborted. What is in
   * storage and in cookies stays. Nothing mounts in it until its next call.
   */
  | { readonly do: 'reload' }
  /** The browser freezes the tab for so long: nothing happens in it meanwhile, and what is due happens as it wakes. */
  | { readonly do: 'freeze'; readonly forMs: number }
  /** The tab is out of sight for so long; its code goes on. */
  | { readonly do: 'hide'; readonly forMs: number }
  /** The machine has no connection for so long: what is on the network meanwhile is lost. */
  | { readonly do: 'offline'; readonly forMs: number }
  /** The machine sleeps for so long: nothing happens meanwhile, and what is due happens at wake-up. */
  | { readonly do: 'sleep'; readonly forMs: number };

/** What comes of what lasts for a while, when that is over. */
export const AFTERWARDS = { freeze: 'resume', hide: 'show', offline: 'online' } as const;

/** What happens by an act of the user, as choices and traces name it. */
export type ActName = SessionAct['do'] | (typeof AFTERWARDS)[keyof typeof AFTERWARDS];

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
  /** How many tabs there are, three at the most. They share storage and server. */
  readonly tabs: 1 | 2 | 3;
  /** What the app holds when the first component mounts. */
  readonly accessToken: 'good' | 'expired';
  readonly refreshToken: 'good' | 'none';
  readonly server: ServerPolicy;
  readonly latency: Latency;
  readonly user: readonly UserAction[];
  /** By how much the client's clock is ahead of the server's, in milliseconds; negative where it is behind. */
  readonly clockAheadMs?: number;
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
