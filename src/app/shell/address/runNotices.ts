import type { Trace } from '../../../sim/index.ts';
import type { Address } from './address.ts';
import { shortened } from './shortened.ts';

/** What an address asks of a run that the run has not, in sentences. */
export function runNotices({ step, request }: Pick<Address, 'step' | 'request'>, trace: Trace): readonly string[] {
  const last = trace.events.at(-1)?.step ?? 0;
  return [
    ...(step !== null && step > last ? [`Failed to go to step ${step}: this run has ${last}. Showing its end.`] : []),
    ...(request !== null && !sends(trace, request)
      ? [
          `Failed to select “${shortened(request)}”: this run sends no such request. Showing that of the step; choose a bar.`,
        ]
      : []),
  ];
}

/** The step of the address, where the run has it; `null` for the end. */
export function stepOf({ step }: Pick<Address, 'step'>, trace: Trace): number | null {
  const last = trace.events.at(-1)?.step ?? 0;
  return step !== null && step < last ? step : null;
}

/** The request of the address, where the run has it. */
export function selectedRequest({ request }: Pick<Address, 'request'>, trace: Trace): string | null {
  return request !== null && sends(trace, request) ? request : null;
}

function sends(trace: Trace, request: string): boolean {
  return trace.events.some((event) => event.type === 'request-sent' && event.request === request);
}
