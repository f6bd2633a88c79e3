import { WrapperError } from '../../src/sim/index.ts';
import type { EventOf, Problem, Trace } from '../../src/sim/index.ts';

/** A problem with its sentence in place of the parts of it. */
export interface ToldProblem extends Pick<Problem, 'kind' | 'at'> {
  readonly message: string;
}

/** Why a run cannot be made, or a source. */
export async function problemOf(running: Promise<unknown>): Promise<ToldProblem> {
  const error: unknown = await running.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WrapperError)) throw new Error(`Expected a WrapperError, but got ${String(error)}.`);
  return toldProblem(error);
}

export function toldProblem({ message, problem: { kind, at } }: WrapperError): ToldProblem {
  return { kind, message, at };
}

/** For each call that settled what the wrapper did wrong; `null` for nothing. */
export function faultsOf(trace: Trace): (string | null)[] {
  return trace.events
    .filter((event): event is EventOf<'call-settled'> => event.type === 'call-settled')
    .map((event) => (event.ok ? null : event.fault));
}
