import { requestsOf } from '../facts/requests.ts';
import { nameOf } from '../facts/callRecords.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { decodedPath } from '../world/worldAddress.ts';
import { countedInWords, when } from './checkWords.ts';

/** What a server has done is not asked for again: nobody knows how to undo a second comment. */
export const writeIsSentOnce: CheckDefinition = {
  id: 'write-is-sent-once',
  level: 'lives-on',
  sentence: 'A write is sent once, or again only when the server had refused it.',
  runs: [inScenario('write-once'), inScenario('write-lost')],
  orders: [],
  judge(trace) {
    const writes = writesOf(trace);
    for (const [index, again] of writes.entries()) {
      const before = writes
        .slice(0, index)
        .find((one) => isSame(trace, one, again) && !isRefused(one) && !isUnsent(one.end));
      if (!before || isToldApart(before, again)) continue;
      const fate = before.decided
        ? `FastAPI had answered it ${before.decided.status} ${when(trace, before.decided)}`
        : 'it was under way';
      const because = `${nameOf(trace, again.call)} sent its write a second time ${when(trace, again.sent)}: ${fate}.`;
      return { step: again.sent.step, request: again.id, because };
    }
    return null;
  },
  details: true,
  tests: (trace) => writesOf(trace).length > 0,
  untested: 'no write was sent',
  blindTo: (trace) =>
    writesOf(trace).some((again, index, all) => all.slice(0, index).some((one) => isToldApart(one, again)))
      ? 'it sends a write again with the same idempotency key, and the lab’s FastAPI knows none.'
      : null,
  holds: ({ traces }) => {
    const written = traces.map((trace) => writesOf(trace).filter(({ decided }) => decided?.status === 201).length);
    return `With an expired token FastAPI wrote ${countedInWords(written[0] ?? 0, 'comment')}; with a good one, where an answer was lost and one was a 500, ${countedInWords(written[1] ?? 0, 'comment')}.`;
  },
};

/** The headers of a request that say what it is: whatever else a wrapper adds to a repeat is its own. */
const SAME_HEADERS = ['content-type'];

/** A request that is sent again is the same request, but for its token. */
export const repeatIsTheSameRequest: CheckDefinition = {
  id: 'repeat-is-the-same-request',
  level: 'lives-on',
  sentence: 'A request that is repeated has the method, the address, the body and the content type of the first.',
  runs: [inScenario('write-once'), inScenario('three-at-once', { components: '6' })],
  orders: [],
  details: true,
  judge(trace) {
    const requests = apiRequestsOf(trace);
    for (const [index, repeat] of requests.entries()) {
      const first = requests.slice(0, index).find((one) => isSame(trace, one, repeat));
      const violation = first ? difference(trace, first, repeat) : null;
      if (violation) return violation;
    }
    return null;
  },
  tests: (trace) => apiRequestsOf(trace).some(({ attempt, method }) => attempt > 1 && method === 'POST'),
  untested: 'no write was repeated',
  holds: () => 'The repeat had the method, the address, the body and the content type of the first.',
};

function apiRequestsOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role }) => role === 'api');
}

function writesOf(trace: Trace): readonly RequestRecord[] {
  return apiRequestsOf(trace).filter(({ method, path }) => method === 'POST' && addressOf(path) === '/comments');
}

/**
 * Whether two requests ask for the same thing: those of one call. By their address where only one call of the tab asks
 * there: a bare `fetch` belongs to no call.
 */
function isSame({ calls }: Trace, one: RequestRecord, other: RequestRecord): boolean {
  const address = addressOf(one.path);
  if (one.tab !== other.tab || address !== addressOf(other.path)) return false;
  const askers = calls.filter(({ tab, operation }) => tab === one.tab && addressOf(operation).endsWith(` ${address}`));
  return askers.length <= 1 || (one.call !== null && one.call === other.call);
}

/** A key by which a server tells a request that is sent again. */
const IDEMPOTENCY_KEY = /idempoten/i;

/** Whether a server that knows such keys takes the two for one. */
function isToldApart(one: RequestRecord, again: RequestRecord): boolean {
  return again.headers.some(
    ([name, value]) => IDEMPOTENCY_KEY.test(name) && one.headers.some((own) => own[0] === name && own[1] === value),
  );
}

/** A path as the server reads it: decoded, without a query, and without the slash at its end that it redirects from. */
function addressOf(path: string): string {
  return decodedPath(path).replace(/(?<=.)\/$/, '');
}

/** A refusal of the token, in whatever manner, or of the request: nothing is done. */
function isRefused({ decided }: RequestRecord): boolean {
  const status = decided?.status ?? 0;
  return decided?.refused === true || (status >= 400 && status < 500);
}

/** It never came to FastAPI, as far as the app can tell: it was given up before it was decided. */
function isUnsent(end: RequestRecord['end']): boolean {
  return end?.as === 'failed' && end.because === 'abort';
}

function difference(trace: Trace, first: RequestRecord, repeat: RequestRecord): Violation | null {
  const parts = [
    ['method', first.method, repeat.method],
    ['query', queryOf(first, first), queryOf(first, repeat)],
    ['body', normal(first.body), normal(repeat.body)],
    ...SAME_HEADERS.map((name) => [name, headerOf(first, name), headerOf(repeat, name)] as const),
  ] as const;
  const [what, was, is] = parts.find(([, before, now]) => before !== now) ?? [];
  if (what === undefined) return null;
  const because = `${nameOf(trace, repeat.call)} sent its request again ${when(trace, repeat.sent)} with another ${what}: ${is || 'none'} in place of ${was || 'none'}.`;
  return { step: repeat.sent.step, request: repeat.id, because };
}

/** What a request has of the query that the first had: it may have more. */
function queryOf(first: RequestRecord, { path }: RequestRecord): string {
  const own = new URLSearchParams(path.split('?')[1]);
  return [...new URLSearchParams(first.path.split('?')[1])]
    .filter(([name, value]) => own.getAll(name).includes(value))
    .map((one) => one.join('='))
    .join('&');
}

function headerOf({ headers }: RequestRecord, name: string): string {
  return headers.find(([key]) => key === name)?.[1] ?? '';
}

/** The same for texts that are the same JSON. */
function normal(body: string | null): string {
  try {
    return body === null ? '' : JSON.stringify(JSON.parse(body));
  } catch {
    return body ?? '';
  }
}
