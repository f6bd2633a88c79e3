import type { Exploration, ExploreRequest, Problem, Scenario, Source } from '../../sim/index.ts';
import type { Verdict } from '../challenges/decide.ts';

/** What a worker is started for. */
export type Task =
  | ({ readonly do: 'explore' } & ExploreRequest)
  | { readonly do: 'decide'; readonly source: Source; readonly scenario: Scenario; readonly goal: string };

/** From the page to the worker: its task, then whether to pause. */
export type ToWorker = Task | { readonly do: 'pause' } | { readonly do: 'go-on' };

/** From the worker to the page. */
export type FromWorker =
  | { readonly as: 'explored'; readonly exploration: Exploration; readonly done: boolean }
  | { readonly as: 'looked'; readonly count: number }
  | { readonly as: 'decided'; readonly verdict: Verdict }
  | { readonly as: 'problem'; readonly problem: Problem };
