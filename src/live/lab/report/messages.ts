import type { Call, Choice, Happening, Username } from '../../../sim/index.ts';

/** The channel between the pages of the live app and the lab. */
export const CHANNEL = 'reauth-lab.live';

/** The tokens that a page holds, by generation, as the server counts them from a login on; `null`: none. */
export interface Held {
  readonly access: number | null;
  readonly refresh: number | null;
  /** The access token is past its `exp`. */
  readonly expired: boolean;
}

/** One step of a live trace: what happened, and everything the code did in reaction. */
export interface ReportedStep {
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly events: readonly Happening[];
  /** All calls of the page so far. */
  readonly calls: readonly Call[];
  /** Before the step. */
  readonly held: Held;
}

/** From a page of the live app. `tab` is its number from 1, `page` this loading of it. */
export type Report = { readonly tab: number; readonly page: string } &
  /** It has loaded and can be told things. */
  (
    | {
        readonly type: 'ready';
        readonly wrapper: string;
        readonly backend: 'worker' | 'remote';
        readonly store: StoreContents;
      }
    | { readonly type: 'step'; readonly step: ReportedStep }
    /** A message waits on the held network: for a release, by this choice. */
    | { readonly type: 'waiting'; readonly choice: Choice }
    /** More requests were wanted than the cap allows. They are not sent. */
    | { readonly type: 'runaway'; readonly cap: number }
    /** What the app's store holds has changed, or the page. */
    | { readonly type: 'store'; readonly store: StoreContents }
    /** It could not start, or something was lost; a sentence. */
    | { readonly type: 'problem'; readonly message: string }
    /** It is about to be reloaded, left or closed. */
    | { readonly type: 'leaving' }
    | { readonly type: 'gone' }
  );

/** How full the Redux store is: what a full page load loses. */
export interface StoreContents {
  readonly path: string;
  /** Answers in RTK Query's cache. */
  readonly cached: number;
  /** Posts marked as read. */
  readonly read: number;
}

/** From the lab. `to` is the number of a tab. */
export type Command = { readonly to: number | 'all' } & (
  | { readonly do: 'report' }
  /** Leave the page with the three components and come back to it. */
  | { readonly do: 'mount' }
  /** Write a comment, as by the form of that page. */
  | { readonly do: 'write' }
  /** By the login form. Whoever was logged in is no more. */
  | { readonly do: 'log-in'; readonly as: Username }
  | { readonly do: 'log-out' }
  | { readonly do: 'reload' }
  /** Leave for an empty page: whatever runs is over. */
  | { readonly do: 'stop' }
  /** Put an access token in place of the current one. */
  | { readonly do: 'replace-access-token'; readonly token: string }
  | { readonly do: 'release'; readonly choice: Choice }
);

/** Between the pages of the live app: tokens that one of them saw being issued. */
export interface Issued {
  readonly issued: readonly {
    readonly kind: 'access' | 'refresh';
    readonly token: string;
    readonly generation: number;
  }[];
}

export type Message = Report | Command | Issued;
