import type { Call } from './call.ts';
import type { Choice } from './choice.ts';
import type { CallId, RequestId, RequestRole } from './ids.ts';
import type { Scenario } from './scenario.ts';

/**
 * 1 for the token the app starts with, 2 for the first that a refresh brought, and so on.
 * `null` where there is none, or where it is none that this server issued.
 */
export type Generation = number | null;

/** Header names in lower case, in alphabetical order. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/**
 * Where a token lives: the Zustand auth store, a key of a storage, a cookie, the Redux state, or a module of the app that
 * stands in.
 */
export type TokenPlace = 'auth-store' | `${'localStorage' | 'sessionStorage' | 'cookie' | 'state' | 'app'}.${string}`;

/** What a user does, as the trace has it. */
export type UserDeed = (
  | { readonly action: 'logout' | 'close' | 'reload' | 'resume' | 'show' | 'online' }
  | { readonly action: 'login'; readonly as: string }
  | { readonly action: 'sleep' | 'freeze' | 'hide' | 'offline'; readonly forMs: number }
) & {
  /** From the second of its kind in its tab on: which one. */
  readonly nth?: number;
};

/** A cookie that goes with a request, or comes with an answer. */
export interface TraceCookie {
  readonly name: string;
  readonly value: string;
  /** No code of a page sees it. */
  readonly httpOnly: boolean;
}

/** What happened, without when. */
export type Happening =
  /** A component mounted and made its call. */
  | { readonly type: 'call-started'; readonly call: CallId }
  | {
      readonly type: 'request-sent';
      readonly request: RequestId;
      readonly call: CallId | null;
      readonly tab: number;
      readonly role: RequestRole;
      /** Counts requests of this call and role, from 1. */
      readonly attempt: number;
      readonly method: string;
      /** Path and query, without the base URL. */
      readonly path: string;
      readonly headers: HeaderList;
      readonly body: string | null;
      /** The access token that it carries: in its `Authorization` header, or where its server looks for one. */
      readonly access: Generation;
      /** The refresh token that it carries: in its body, a header, its address or a cookie. */
      readonly refresh: Generation;
      /** The cookies that go with it, where there are any. */
      readonly cookies?: readonly TraceCookie[];
      /** The wrapper's line, from 1, that sent it; `null` where the engine gives none. */
      readonly line: number | null;
    }
  /** The request arrived at FastAPI, and FastAPI decided. `null`: it never answers. */
  | {
      readonly type: 'request-decided';
      readonly request: RequestId;
      readonly status: number | null;
      /** It did not let the access token in, and says so by another status than 401. */
      readonly refused?: true;
    }
  /** The request was lost on its way: FastAPI never sees it. */
  | { readonly type: 'request-lost'; readonly request: RequestId }
  /** FastAPI issued a pair. Without rotation `refresh` is the generation that was presented. */
  | { readonly type: 'tokens-issued'; readonly request: RequestId; readonly access: number; readonly refresh: number }
  /** A used refresh token was presented again, and the whole family is now revoked. */
  | { readonly type: 'family-revoked'; readonly request: RequestId }
  | {
      readonly type: 'answer-arrived';
      readonly request: RequestId;
      readonly status: number;
      readonly headers: HeaderList;
      readonly body: string;
      /** The cookies that it sets, where it sets any: no code of the app sees that. */
      readonly cookies?: readonly TraceCookie[];
    }
  /** The app's `fetch` rejected: the network failed, or the request was aborted. What was on its way to FastAPI still arrives there; the answer goes nowhere. */
  | { readonly type: 'request-failed'; readonly request: RequestId; readonly because: 'network' | 'abort' | 'timeout' }
  /** `lock` counts the mutexes of a tab, from 1. */
  | { readonly type: 'lock-acquired' | 'lock-released'; readonly tab: number; readonly lock: number }
  | {
      readonly type: 'token-stored';
      readonly tab: number;
      readonly place: TokenPlace;
      readonly kind: 'access' | 'refresh';
      readonly generation: Generation;
    }
  | {
      readonly type: 'token-cleared';
      readonly tab: number;
      readonly place: TokenPlace;
      readonly kind: 'access' | 'refresh';
    }
  /** Something was stored that may be a token, in a way of writing that the lab does not know. */
  | { readonly type: 'opaque-stored'; readonly tab: number; readonly place: TokenPlace }
  /** `logout()` was called, or `loggedOut` dispatched: by the wrapper (forced), or by the user. */
  | {
      readonly type: 'logged-out';
      readonly tab: number;
      readonly by: 'wrapper' | 'user';
      /** `logout()`, `loggedOut`, or what a reader's own app calls it. */
      readonly how: string;
      /** The call whose answer led to it; `null` for the user's own. */
      readonly call: CallId | null;
    }
  | ({ readonly type: 'user-acted'; readonly tab: number } & UserDeed)
  | { readonly type: 'user-acted'; readonly tab: number; readonly action: 'abort'; readonly call: CallId }
  | { readonly type: 'timer-fired'; readonly timer: number }
  | {
      readonly type: 'navigated';
      readonly tab: number;
      readonly to: string;
      /** By a router of the app: the page, and what it holds in memory, stays. */
      readonly within?: true;
    }
  /** The wrapper told its page of something: `session-over`. */
  | { readonly type: 'dispatched'; readonly tab: number; readonly name: string }
  | {
      readonly type: 'console';
      readonly tab: number;
      readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
      readonly text: string;
    }
  | {
      readonly type: 'call-settled';
      readonly call: CallId;
      readonly ok: true;
      /** Its data is none that FastAPI had answered to its request. */
      readonly strange?: true;
    }
  | {
      readonly type: 'call-settled';
      readonly call: CallId;
      readonly ok: false;
      /** RTK Query's `error.status`, or the name of what was thrown. */
      readonly status: number | string;
      /** A sentence when the wrapper itself is at fault (it threw, or gave a non-result); else `null`. */
      readonly fault: string | null;
    };

/** One thing that happened, and when. */
export type TraceEvent = Happening & {
  /**
   * Which step of the schedule it belongs to, from 1. A step is one event that the schedule chose (a mount, an arrival,
   * a timer, a user's action), which comes first, and everything the code did in reaction.
   */
  readonly step: number;
  /** Virtual time. Stands still in runs whose order is chosen, except for timers. */
  readonly atMs: number;
};

export type EventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { readonly type: T }>;

/** Where the code of a call came to an `await`, or went on from it. */
export type Standing =
  | {
      readonly as: 'reached';
      /** Tells one await of a run from another, also where the same line is reached again. */
      readonly stand: number;
      readonly call: CallId;
      readonly file: string;
      /** Of the word `await`, from 1. */
      readonly line: number;
      readonly column: number;
      /** What is awaited, short: `mutex.waitForUnlock()`. */
      readonly text: string;
      /** The await that waits for the function in which this one is; `null` for none, or where it is not known. */
      readonly within: number | null;
      /** The base query of the call waits for it; else it is something that the call only began. */
      readonly isMain: boolean;
    }
  | {
      /** `thrown`: what was awaited was rejected. */
      readonly as: 'left' | 'thrown';
      readonly stand: number;
    };

/** A standing, and when. */
export type StandMark = Standing & {
  readonly step: number;
  /** How many events of the trace came before it. */
  readonly before: number;
};

/** How the next event is chosen. */
export type Schedule =
  /** By the scenario's latencies. */
  | { readonly by: 'time' }
  /** By this list; when it is used up, `then` says how to go on. */
  | { readonly by: 'choices'; readonly choices: readonly Choice[]; readonly then: 'stop' | 'first' }
  /** At random, from a seed. */
  | { readonly by: 'seed'; readonly seed: number };

/**
 * Follows the order of another run as closely as it goes: of what can happen the earliest in the list, and where nothing
 * of the list can, the first there is. What of the list is no choice of the trace could not happen.
 */
export interface Following {
  readonly by: 'closest';
  readonly choices: readonly Choice[];
}

/** How a run came to its end. Stuck and runaway are results to be shown, not errors. */
export type End =
  /** Every call settled and no message is under way. */
  | 'settled'
  /** Nothing is pending, and calls are unsettled: a deadlock, or an answer that never comes. */
  | 'stuck'
  /** The cap on requests was reached: an endless loop. */
  | 'runaway'
  /** The list of choices was used up while events were pending. */
  | 'stopped';

/** A run, complete: the one thing that leaves the simulator. */
export interface Trace {
  /** The wrapper's id, or the name of a reader's file. */
  readonly wrapper: string;
  /** With all settings applied. */
  readonly scenario: Scenario;
  readonly calls: readonly Call[];
  readonly events: readonly TraceEvent[];
  /** Where each call stood, in order: only of a run with details. */
  readonly stands?: readonly StandMark[];
  readonly end: End;
  /** The choices that were made: replaying them gives this trace again. */
  readonly choices: readonly Choice[];
  /** Where time is the scenario's; else steps are counted. */
  readonly timed: boolean;
  /** A timer was left that would fire later than the lab waits for: the virtual time of its end, in milliseconds. */
  readonly patienceMs?: number;
  /** The kinds of tokens that no code of the app sees: they are in cookies that are `HttpOnly`. */
  readonly outOfReach?: readonly ('access' | 'refresh')[];
  /**
   * A tab read from `localStorage`, in a step of its own, what another had written in the same moment, and no token: tabs
   * are processes, and in a browser the one may not have seen it yet. The first time of a run by time.
   */
  readonly raced?: { readonly key: string; readonly tab: number; readonly by: number; readonly atMs: number };
  /** What the lab cannot tell, and the run hangs on: the first such thing, in a sentence or two. */
  readonly unsure?: string;
  /** What could happen next, for a run that was stopped. */
  readonly pending: readonly Choice[];
}
