import type { GuessedName } from '../world/environment.ts';

/** What a probe of a wrapper takes for granted: reading tries one after another. */
export interface ProbeSetup {
  /** What its base query is called with. */
  readonly args: 'path' | 'object';
  /** Which places have a token in them: those that are named after one, all, or none; `old`: all, and it has expired. */
  readonly seeds: 'named' | 'all' | 'none' | 'old';
  /** Besides, the n-th empty variable of its modules, from 0: it may be a token's, whatever it is called. */
  readonly variable?: number;
  /** How the first request is answered: as by a server that finds its token expired. */
  readonly expired: { readonly status: number; readonly body: unknown };
  /** How whatever comes next is answered; its body has every field that is asked for. */
  readonly renewed: {
    readonly status: number;
    readonly fields: readonly { readonly path: readonly string[]; readonly value: unknown }[];
  };
  /** Names that a cookie may have. */
  readonly cookies: readonly string[];
  /** Values of its environment that are said, by name. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A request as the wrapper sent it; tokens in it say where they were found. */
export interface ProbedRequest {
  /** `call` for the call that it was asked for. */
  readonly is: 'call' | 'other';
  readonly method: string;
  /** Absolute. A stand-in's address has a host of its own, below `.stand-in.invalid`. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Headers that a raw base query was called with, and that were others when it sent. */
  readonly replaced: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly credentials: RequestCredentials;
}

/** A text that carries tokens, and where in the app it was put. */
export interface ProbedDeed {
  readonly do: 'store' | 'clear' | 'dispatch' | 'call' | 'navigate';
  /** `localStorage.jwt`, `cookie.jwt`; the use of a stand-in, the type of an action, an address. */
  readonly at: string;
  /** Tokens in it: where each was found, and the path to it. */
  readonly tokens: readonly { readonly path: readonly string[]; readonly from: string }[];
}

/** What was seen of a wrapper that was called once. */
export interface Probed {
  readonly requests: readonly ProbedRequest[];
  readonly deeds: readonly ProbedDeed[];
  /** Paths of the Redux state that were read to their end. */
  readonly state: readonly (readonly string[])[];
  /** Uses of modules that were not given: `@/stores/authStore useAuthStore.getState().logout()`. */
  readonly uses: readonly string[];
  /** Names of its environment that it looked for, and that nothing is known of. */
  readonly environment: readonly GuessedName[];
  /** Fields of the second answer that were read. */
  readonly answer: readonly (readonly string[])[];
  /** Other fields of it that were looked at, with what was found there. */
  readonly looked: readonly { readonly path: readonly string[]; readonly value: unknown }[];
  /** Places whose tokens it asked for. */
  readonly asked: readonly string[];
  /** The second answer was read as a text. */
  readonly readsText: boolean;
  /** How the call ended. `null`: it did not. */
  readonly ended: { readonly as: 'data' | 'error' | 'threw'; readonly text: string } | null;
}
