import type { Cookie, Entry, Har, Request as HarRequest, Response as HarResponse } from 'har-format';
import { BASE_PATH, EPOCH_MS, ORIGIN, requestsOf, tokensCarried } from '../../sim/index.ts';
import type { HeaderList, RequestRecord, Trace, TraceCookie } from '../../sim/index.ts';

/** In a run whose order was chosen, time stands still: there each step takes as long, so that bars do not coincide. */
const STEP_MS = 10;

/** A run as an HTTP Archive 1.2. It opens in the Network panel of a browser, one page for each tab. */
export function toHar(trace: Trace): Har {
  const clock = clockOf(trace);
  return {
    log: {
      version: '1.2',
      creator: { name: 'Reauth Lab', version: '0.1.0' },
      comment: trace.timed
        ? 'A simulated run: times are virtual.'
        : `A simulated run in a chosen order: each step takes ${STEP_MS} ms.`,
      pages: Array.from({ length: trace.scenario.tabs }, (_, at) => ({
        id: pageId(at + 1),
        title: `${trace.wrapper}: ${trace.scenario.title}${trace.scenario.tabs > 1 ? `, tab ${at + 1}` : ''}`,
        startedDateTime: isoTime(0),
        pageTimings: {},
      })),
      entries: requestsOf(trace).map((request) => entryOf(request, clock)),
    },
  };
}

interface Clock {
  /** Milliseconds from the run's start. */
  at(moment: { readonly step: number; readonly atMs: number }): number;
  readonly endMs: number;
}

function clockOf({ timed, events }: Trace): Clock {
  const at: Clock['at'] = timed ? ({ atMs }) => atMs : ({ step, atMs }) => atMs + step * STEP_MS;
  const last = events.at(-1);
  return { at, endMs: last ? at(last) : 0 };
}

function entryOf(request: RequestRecord, clock: Clock): Entry {
  const sentMs = clock.at(request.sent);
  const endMs = request.end ? clock.at(request.end) : clock.endMs;
  const arrival = request.decided ?? request.lost;
  // An aborted request may end at the app before it arrives at the server.
  const arrivedMs = arrival ? Math.min(clock.at(arrival), endMs) : endMs;
  const answered = request.end !== null;
  return {
    pageref: pageId(request.tab),
    startedDateTime: isoTime(sentMs),
    time: endMs - sentMs,
    request: requestOf(request),
    response: responseOf(request),
    cache: {},
    timings: {
      send: arrivedMs - sentMs,
      wait: answered ? 0 : endMs - arrivedMs,
      receive: answered ? endMs - arrivedMs : 0,
    },
    comment: [request.id, ...tokensCarried(request)].join(', '),
  };
}

function requestOf({ method, path, headers, body, cookies }: RequestRecord): HarRequest {
  const url = new URL(`${ORIGIN}${BASE_PATH}${path}`);
  return {
    method,
    url: url.href,
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(cookies),
    headers: pairs(headers),
    queryString: pairs([...url.searchParams]),
    ...(body !== null && { postData: { mimeType: headerOf(headers, 'content-type') ?? 'text/plain', text: body } }),
    headersSize: -1,
    bodySize: body === null ? 0 : sizeOf(body),
  };
}

function responseOf({ end }: RequestRecord): HarResponse {
  const shared = {
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(end?.as === 'answered' ? end.cookies : undefined),
    headersSize: -1,
    redirectURL: '',
  };
  if (end?.as !== 'answered') {
    const error = { network: 'net::ERR_FAILED', abort: 'net::ERR_ABORTED', timeout: 'net::ERR_TIMED_OUT' } as const;
    return {
      ...shared,
      status: 0,
      statusText: '',
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      bodySize: -1,
      ...(end && { _error: error[end.because] }),
    };
  }
  const { status, headers, body } = end;
  return {
    ...shared,
    status,
    statusText: STATUS_TEXTS[status] ?? '',
    headers: pairs(headers),
    content: { size: sizeOf(body), mimeType: headerOf(headers, 'content-type') ?? 'x-unknown', text: body },
    redirectURL: headerOf(headers, 'location') ?? '',
    bodySize: sizeOf(body),
  };
}

function cookiesOf(cookies: readonly TraceCookie[] = []): Cookie[] {
  return cookies.map(({ name, value, httpOnly }) => ({ name, value, httpOnly }));
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
};

function headerOf(headers: HeaderList, wanted: string): string | undefined {
  return headers.find(([name]) => name === wanted)?.[1];
}

function pairs(
  list: readonly (readonly [name: string, value: string])[],
): { readonly name: string; readonly value: string }[] {
  return list.map(([name, value]) => ({ name, value }));
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function pageId(tab: number): string {
  return `tab_${tab}`;
}

function isoTime(ms: number): string {
  return new Date(EPOCH_MS + ms).toISOString();
}
