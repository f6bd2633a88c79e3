import type { CheckId, CheckResult, Exploration, ExploreRequest, Problem, Scenario, Source } from '../../sim/index.ts';
import type { Verdict } from '../challenges/decide.ts';

/** What a worker is started for. */
export type Task =
  | ({ readonly do: 'explore' } & ExploreRequest)
  | { readonly do: 'decide'; readonly source: Source; readonly scenario: Scenario; readonly goal: string }
  | { readonly do: 'check'; readonly source: Source };

/** From the page to the worker: its task, then whether to pause. */
export type ToWorker = Task | { readonly do: 'pause' } | { readonly do: 'go-on' };

/** From the worker to the page. */
export type FromWorker =
  | { readonly as: 'explored'; readonly exploration: Exploration; readonly done: boolean }
  | { readonly as: 'looked'; readonly count: number }
  | { readonly as: 'decided'; readonly verdict: Verdict }
  | { readonly as: 'checking'; readonly check: CheckId; readonly runs: number }
  | { readonly as: 'checked'; readonly result: CheckResult }
  | { readonly as: 'all-checked' }
  | { readonly as: 'problem'; readonly problem: Problem };
