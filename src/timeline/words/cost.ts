import type { Trace } from '../../sim/index.ts';
import { counted, forcedLogoutsOf, timeText } from '../../sim/index.ts';

/** What the difference of two runs comes to, the gravest only: `, and it costs a refresh`. Empty where nothing is lost. */
export function costOf(a: Trace, b: Trace): string {
  if (a.end !== b.end && (a.end === 'stuck' || b.end === 'stuck'))
    return `, and ${oneOf(a.end === 'stuck')} gets stuck`;
  if (a.end !== b.end && (a.end === 'runaway' || b.end === 'runaway'))
    return `, and ${oneOf(a.end === 'runaway')} never ends`;
  const [logouts, failures, refreshes, requests] = [logoutsOf, failuresOf, refreshesOf, requestsOf].map(
    (count) => [count(a), count(b)] as const,
  );
  if (logouts && (logouts[0] === 0) !== (logouts[1] === 0)) return `, and ${oneOf(logouts[0] > 0)} logs the user out`;
  const lost = differenceOf(failures);
  if (lost > 0) return `, and it costs ${lost === 1 ? 'a call its' : `${lost} calls their`} data`;
  const more = differenceOf(refreshes);
  if (more > 0) return `, and it costs ${more === 1 ? 'a refresh' : counted(more, 'refresh', 'refreshes')}`;
  const sent = differenceOf(requests);
  if (sent > 0) return `, and it costs ${sent === 1 ? 'a request' : counted(sent, 'request')}`;
  const late = Math.abs((a.events.at(-1)?.atMs ?? 0) - (b.events.at(-1)?.atMs ?? 0));
  return a.timed && b.timed && late > 0 ? `, and it costs ${timeText(late)}` : '';
}

function oneOf(isFirst: boolean): string {
  return isFirst ? 'the first' : 'the second';
}

function differenceOf(pair: readonly [number, number] | undefined): number {
  return pair ? Math.abs(pair[0] - pair[1]) : 0;
}

function logoutsOf(trace: Trace): number {
  return forcedLogoutsOf(trace).length;
}

function failuresOf({ events }: Trace): number {
  return events.filter((event) => event.type === 'call-settled' && !event.ok).length;
}

function refreshesOf({ events }: Trace): number {
  return events.filter((event) => event.type === 'request-sent' && event.role === 'refresh').length;
}

function requestsOf({ events }: Trace): number {
  return events.filter((event) => event.type === 'request-sent').length;
}
