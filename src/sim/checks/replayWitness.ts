import { run } from '../run.ts';
import type { Source } from '../source/source.ts';
import type { Trace } from '../trace.ts';
import type { CheckId, CheckWitness } from './check.ts';
import { definitionOf } from './checks.ts';
import type { Violation } from './definition.ts';
import { scenarioIn } from './judgedOrders.ts';

/** Where a run violates a check, and why; `null` where it does not. */
export function judgeTrace(id: CheckId, trace: Trace): Violation | null {
  return definitionOf(id).judge(trace);
}

/**
 * The run of a witness, complete with headers and lines.
 *
 * @throws {WrapperError} when the wrapper cannot be run at all, or is another one, so that the schedule does not fit
 */
export function replayWitness(source: Source, witness: CheckWitness): Promise<Trace> {
  return run({ source, scenario: scenarioIn(witness), schedule: witness.schedule });
}
