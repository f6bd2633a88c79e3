import type { Problem, RunRequest, Trace } from '../../sim/index.ts';

/** From the page to the worker. */
export interface Ask {
  readonly id: number;
  readonly request: RunRequest;
}

/** From the worker to the page: plain data. For each `Ask`, that its run begins, and how it ended. */
export type Answer =
  | { readonly id: number; readonly as: 'begun' }
  | { readonly id: number; readonly as: 'trace'; readonly trace: Trace }
  | { readonly id: number; readonly as: 'problem'; readonly problem: Problem };
