/** How a run ended, from best to worst; the worst that applies is the outcome. */
export const OUTCOMES = ['all-succeeded', 'some-failed', 'logged-out', 'stuck', 'runaway'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What can be counted in a run. */
export interface Facts {
  readonly calls: number;
  /** HTTP requests of all kinds. */
  readonly requests: number;
  readonly refreshRequests: number;
  /** 401 answers that arrived. */
  readonly unauthorized: number;
  /** Requests of a call after its first, refreshes not counted. */
  readonly repeats: number;
  /** Logouts that the user did not ask for; repeated ones count. */
  readonly forcedLogouts: number;
  /** Tokens stored after a logout. */
  readonly tokensWrittenAfterLogout: number;
  /** Each tab holds an access token when the run ends. */
  readonly signedInAtEnd: boolean;
  readonly succeeded: number;
  readonly failed: number;
  readonly unsettled: number;
  readonly outcome: Outcome;
  /** Time of the last event, in virtual milliseconds. */
  readonly durationMs: number;
}
