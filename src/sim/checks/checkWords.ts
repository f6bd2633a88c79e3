import { nameOf, callRecordsOf } from '../facts/callRecords.ts';
import type { CallRecord } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { Moment } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import { listed, timeText } from '../english.ts';
import type { OrdersSeen, Violation } from './definition.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** `at 170 ms`; in a run whose order was chosen, where time stands still, `in step 12`. */
export function when({ timed }: Trace, { step, atMs }: Moment): string {
  return timed ? `at ${timeText(atMs)}` : `in step ${step}`;
}

/** `one refresh`, `two calls`; from seven on in digits. */
export function countedInWords(count: number, one: string, many = `${one}s`): string {
  return `${NUMBERS[count] ?? count} ${count === 1 ? one : many}`;
}

/** What becomes of calls without an end: `Posts and Users wait for ever`. */
export function withoutEnd(trace: Trace, open: readonly CallRecord[]): string {
  const names = listed(open.map(({ call }) => nameOf(trace, call.id)));
  const one = open.length === 1;
  return trace.end === 'runaway'
    ? `${names} ${one ? 'goes' : 'go'} on without end`
    : `${names} ${one ? 'waits' : 'wait'} for ever`;
}

/** `in all 12 orders of two calls and all 552 of three`; where there are more than were seen, it is said. */
export function inOrders(seen: readonly OrdersSeen[]): string {
  const parts = seen.map(({ complete, schedules, calls }, at) => {
    const orders = at === 0 ? ` ${schedules === 1 ? 'order' : 'orders'}` : '';
    const of = at === 0 ? countedInWords(calls, 'call') : (NUMBERS[calls] ?? `${calls}`);
    return complete
      ? `${schedules === 1 ? 'the one' : `all ${schedules}`}${orders} of ${of}`
      : `${schedules}${orders} of ${of} (there are more)`;
  });
  return `in ${listed(parts)}`;
}

/** The first call that did not get its data, as a violation; `null` when all did. `except` are not asked for. */
export function unfilled(trace: Trace, except: readonly string[] = []): Violation | null {
  const records = callRecordsOf(trace).filter(({ call, started }) => started && !except.includes(call.id));
  const failed = records.find(({ settled }) => settled && !settled.ok) ?? records.find(({ settled }) => !settled);
  if (failed) return { ...placeOf(trace, failed), because: `${endOf(trace, failed)}.` };
  const invented = records.find((record) => !wasSent(trace, record));
  if (!invented?.settled) return null;
  const because = `${nameOf(trace, invented.call.id)} got data ${when(trace, invented.settled)} that FastAPI had not sent.`;
  return { ...placeOf(trace, invented), because };
}

/** Whether FastAPI sent what a call has got. By address, not by sender: a bare `fetch` belongs to no call. */
function wasSent(trace: Trace, { call, settled }: CallRecord): boolean {
  return requestsOf(trace).some(
    ({ method, path, tab, end }) =>
      `${method} ${path}` === call.operation &&
      tab === call.tab &&
      end?.as === 'answered' &&
      end.status < 300 &&
      end.step <= (settled?.step ?? 0),
  );
}

/** How a call ended: `Posts failed with 401 at 50 ms`, `Posts waits for ever`. */
export function endOf(trace: Trace, record: CallRecord): string {
  const { call, settled } = record;
  const name = nameOf(trace, call.id);
  if (!settled) return withoutEnd(trace, [record]);
  if (settled.ok) return `${name} got its data ${when(trace, settled)}`;
  return `${name} failed with ${settled.status} ${when(trace, settled)}`;
}

/** Where a call ended, and the last request that it sent. */
export function placeOf(trace: Trace, { call, settled }: CallRecord): Pick<Violation, 'step' | 'request'> {
  const request = requestsOf(trace).findLast((one) => one.call === call.id)?.id ?? null;
  return { step: settled?.step ?? lastStep(trace), request };
}

/** The step in which a run ended. */
export function lastStep({ events }: Trace): number {
  return events.at(-1)?.step ?? 0;
}
