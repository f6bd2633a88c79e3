import { nameOf, callRecordsOf, openCallsOf, withoutEnd } from '../facts/callRecords.ts';
import type { CallRecord } from '../facts/callRecords.ts';
import { heldBefore } from '../facts/heldTokens.ts';
import { requestsOf, tokenName } from '../facts/requests.ts';
import type { Moment, RequestEnd, RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { SessionEnd } from '../facts/logouts.ts';
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

/** `in all 12 orders of two calls and all 552 of three`; where there are more than were seen, it is said. */
export function inOrders(seen: readonly OrdersSeen[]): string {
  const parts = seen.map(({ complete, schedules, calls }, at) => {
    const orders = at === 0 ? ` ${schedules === 1 ? 'order' : 'orders'}` : '';
    const of = at === 0 ? countedInWords(calls, 'call') : (NUMBERS[calls] ?? `${calls}`);
    return complete
      ? `${schedules === 1 ? 'the one' : `all ${schedules}`}${orders} of ${of}`
      : `${schedules}${orders} of ${of} (there are more)`;
  });
  const cut = seen.some(({ timers }) => timers) ? ' (timers fired when no message was in flight: there are more)' : '';
  return `in ${listed(parts)}${cut}`;
}

/** What became of a request, of whoever sent it: `was answered 401 at 50 ms`, `met a network error at 50 ms`. */
export function endInWords(trace: Trace, { end, decided }: RequestRecord): string {
  if (end) return `${endWords(end)} ${when(trace, end)}`;
  return decided?.status === null ? 'was never answered' : 'was given no answer';
}

function endWords(end: RequestEnd): string {
  if (end.as === 'answered') return `was answered ${end.status}`;
  return { network: 'met a network error', abort: 'was aborted', timeout: 'met its time limit' }[end.because];
}

/**
 * The last request for what a call asks for that was sent before the call settled. By address, not by sender: a bare
 * `fetch` belongs to no call.
 */
export function lastRequestOf(trace: Trace, { call, settled }: CallRecord): RequestRecord | undefined {
  const { id, operation, tab } = call;
  return requestsOf(trace).findLast(
    (request) =>
      request.role === 'api' &&
      request.sent.step <= (settled?.step ?? Infinity) &&
      (request.call === id || (request.tab === tab && `${request.method} ${request.path}` === operation)),
  );
}

/** What a call sent, what it was told, and how it ended: `Posts sent a1, was answered 401 at 50 ms, and failed with 401`. */
export function storyOf(trace: Trace, record: CallRecord): string {
  const { call, settled } = record;
  const name = nameOf(trace, call.id);
  const last = lastRequestOf(trace, record);
  if (!last) return `${name} sent nothing, and ${pronounced(name, endOf(trace, record))}`;
  const carried = last.access === null ? ' without a token that FastAPI knows,' : '';
  const sent = carried === '' ? '' : ` sent its request${carried}`;
  if (settled && last.end && last.end.step > settled.step)
    return `${endOf(trace, record)}, before its request${carried.replace(/,$/, '')} ${endInWords(trace, last)}`;
  const yet = isFaithful(last.end, settled) ? '' : 'yet ';
  return `${name}${sent} ${endInWords(trace, last)}, and ${yet}${pronounced(name, endOf(trace, record))}`;
}

/** What follows a name in a sentence that has named it already. */
function pronounced(name: string, sentence: string): string {
  return sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence;
}

/** What a call fails with whose error is a text, or has no status. */
const NO_STATUS = 'Error';

/** Whether a call settled with what its last request was told. */
export function isFaithful(end: RequestEnd | null, settled: CallRecord['settled']): boolean {
  if (!end || !settled) return end === null && settled === null;
  if (settled.ok) return end.as === 'answered' && end.status < 300 && settled.strange !== true;
  if (settled.fault !== null) return false;
  // An error without a status says nothing of one: it is an error all the same.
  if (settled.status === NO_STATUS) return end.as === 'failed' || end.status >= 300;
  if (end.as === 'failed') return typeof settled.status === 'string';
  if (end.status < 300) return false;
  // RTK Query cannot parse FastAPI's plain text.
  return settled.status === end.status || (settled.status === 'PARSING_ERROR' && !isJson(end.body));
}

/** Whether an answer's body is JSON. */
export function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** The first call that did not get its data, as a violation; `null` when all did. `except` are not asked for. */
export function unfilled(trace: Trace, except: readonly string[] = []): Violation | null {
  const records = callRecordsOf(trace).filter(({ call, started }) => started && !except.includes(call.id));
  const open = openCallsOf(trace).find(({ call, started }) => started && !except.includes(call.id));
  const failed = records.find(({ settled }) => settled && !settled.ok) ?? open;
  if (failed) return { ...placeOf(trace, failed), because: `${endOf(trace, failed)}${lack(trace, failed)}.` };
  return invented(trace, except);
}

/** The first call that was given data which FastAPI had not sent it, as a violation; `null` where none was. */
export function invented(trace: Trace, except: readonly string[] = []): Violation | null {
  const record = callRecordsOf(trace).find(
    ({ call, settled }) => settled?.ok && settled.strange && !except.includes(call.id),
  );
  if (!record?.settled) return null;
  const because = `${nameOf(trace, record.call.id)} got data ${when(trace, record.settled)} that FastAPI had not sent.`;
  return { ...placeOf(trace, record), because };
}

/** What the app had not, when a call gave up: `, when the app held no refresh token`. */
function lack(trace: Trace, { call, settled }: CallRecord): string {
  if (!settled || trace.outOfReach?.includes('refresh') || hasRenewed(trace, call.id)) return '';
  const index = trace.events.findIndex((event) => event.type === 'call-settled' && event.call === call.id);
  const isOut = trace.events.slice(0, index).some(({ type }) => type === 'logged-out');
  if (isOut || heldBefore(trace, 'refresh', call.tab, index) !== null) return '';
  return ', when no refresh token was stored';
}

function hasRenewed(trace: Trace, call: string): boolean {
  return requestsOf(trace).some((request) => request.call === call && request.role === 'refresh');
}

/** How a call ended: `Posts failed with 401 at 50 ms`, `Posts waits for ever`. */
export function endOf(trace: Trace, record: CallRecord): string {
  const { call, settled } = record;
  const name = nameOf(trace, call.id);
  if (!settled) return withoutEnd(trace, [record]);
  if (settled.ok) return `${name} got ${settled.strange ? 'other' : 'its'} data ${when(trace, settled)}`;
  return `${name} failed with ${settled.status} ${when(trace, settled)}`;
}

/** Where the app went without a logout, and what it still held: `it went to /login at 150 ms, and still held r1`. */
export function wentElsewhere(trace: Trace): string | null {
  const index = trace.events.findLastIndex(({ type }) => type === 'navigated');
  const event = trace.events[index];
  if (event?.type !== 'navigated') return null;
  const kept = (['access', 'refresh'] as const).flatMap((kind) => {
    const held = heldBefore(trace, kind, event.tab, index + 1);
    return held === null ? [] : [tokenName(kind, held)];
  });
  return `it went to ${event.to} ${when(trace, event)}${kept.length > 0 ? `, and still held ${listed(kept)}` : ''}`;
}

/** How a session was ended, after a name: `logged the user out at 150 ms`, `sent the user to /login at 150 ms`. */
export function endedInWords(trace: Trace, end: SessionEnd): string {
  return `${deedOf(end)} ${when(trace, end)}`;
}

function deedOf({ how }: SessionEnd): string {
  switch (how.as) {
    case 'logout':
      return 'logged the user out';
    case 'sent-away':
      return `sent the user to ${how.to}`;
    case 'token-dropped':
      return 'threw the refresh token away';
  }
}

/** The same as a sentence of its own: `the user was logged out at 150 ms`. */
export function endOfSession(trace: Trace, end: SessionEnd): string {
  const { how } = end;
  const subject = how.as === 'token-dropped' ? 'the refresh token was thrown away' : null;
  const user = how.as === 'sent-away' ? `the user was sent to ${how.to}` : 'the user was logged out';
  return `${subject ?? user} ${when(trace, end)}`;
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
