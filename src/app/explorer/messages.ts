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
} from '../../sim/index.ts';
import type { Verdict } from '../challenges/decide.ts';

/** Every order. Runs may be handed out to this many other workers, by way of the page. */
export interface ExploreTask extends ExploreRequest {
  readonly do: 'explore';
  readonly hands?: number;
}

/** What a worker is started for. */
export type Task =
  | ExploreTask
  | { readonly do: 'decide'; readonly source: Source; readonly scenario: Scenario; readonly goal: string }
  | { readonly do: 'check'; readonly source: Source };

/** From the page to the worker: its task, then whether to pause, and what others made of the plans it handed out. */
export type ToWorker =
  | Task
  | { readonly do: 'pause' }
  | { readonly do: 'go-on' }
  | { readonly do: 'take'; readonly hand: number; readonly record: RunRecord }
  | RunTask;

/** From the page to a worker that helps another. */
export interface RunTask {
  readonly do: 'run-plan';
  readonly request: ExploreRequest;
  readonly plan: Plan;
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
  | { readonly as: 'handed-out'; readonly hand: number; readonly plan: Plan }
  | { readonly as: 'ran-plan'; readonly record: RunRecord };
