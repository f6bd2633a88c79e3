import type { Scenario } from '../scenario.ts';
import type { Source } from '../source/source.ts';
import { recordRun } from './recordRun.ts';
import type { RunRecord } from './recordRun.ts';
import { follow } from './search.ts';
import type { Plan } from './search.ts';
import { alwaysDependent, dependent } from './step.ts';
import type { Dependence } from './step.ts';

export interface ExploreRequest {
  readonly source: Source;
  readonly scenario: Scenario;
  /** Stop after this many orders. Without it, when all have been seen. */
  readonly max?: number;
  /** Count orders that differ only in independent steps once: the default. */
  readonly reduce?: boolean;
  /** `last`, the default: the user acts when no message is in flight. `any`: at any moment. */
  readonly user?: 'last' | 'any';
}

/**
 * The run of a plan, which another thread may make too: a plan is plain data, and so is its record.
 *
 * @throws {WrapperError} when the wrapper cannot be run at all
 */
export function runOfPlan(plan: Plan, request: ExploreRequest): Promise<RunRecord> {
  return recordRun(request, follow(plan, dependenceOf(request)));
}

/** What makes the place of a step matter to another one, as far as the request counts it. */
export function dependenceOf({ reduce = true }: ExploreRequest): Dependence {
  return reduce ? dependent : alwaysDependent;
}
