import type {
  CheckId,
  CheckResult,
  Exploration,
  ExploreRequest,
  Plan,
  Problem,
  RunRecord,
  Scenario,
  Source,
  Verdict,
} from '../../../sim/index.ts';

/** What a worker is started for. */
export type Task =
  | ({ readonly do: 'explore' } & ExploreRequest)
  | { readonly do: 'decide'; readonly source: Source; readonly scenario: Scenario; readonly goal: string }
  | { readonly do: 'check'; readonly source: Source };

/** From the page to a worker. */
export type ToWorker =
  /** It may hand runs out to so many other workers, by way of the page. */
  | (Task & { readonly hands: number })
  | { readonly do: 'pause' }
  | { readonly do: 'go-on' }
  /** What another made of what it handed out. */
  | ({ readonly do: 'take' } & Ran)
  | ({ readonly do: 'run-plan' } & HandedOut);

/** A run that one worker hands out to another, under a number of its own. */
export interface HandedOut {
  readonly job: number;
  readonly plan: Plan;
  readonly request: ExploreRequest;
}

export interface Ran {
  readonly job: number;
  readonly record: RunRecord;
}

/** From the worker to the page. */
export type FromWorker = Told | Passed;

/** What the page wants to know. */
export type Told =
  | { readonly as: 'explored'; readonly exploration: Exploration; readonly done: boolean }
  | { readonly as: 'looked'; readonly count: number }
  | { readonly as: 'decided'; readonly verdict: Verdict }
  | { readonly as: 'checking'; readonly check: CheckId; readonly runs: number }
  | { readonly as: 'checked'; readonly result: CheckResult }
  | { readonly as: 'all-checked' }
  | { readonly as: 'problem'; readonly problem: Problem };

/** What it passes on to another worker. */
export type Passed =
  | ({ readonly as: 'handed-out'; readonly hand: number } & HandedOut)
  | ({ readonly as: 'ran-plan' } & Ran);
