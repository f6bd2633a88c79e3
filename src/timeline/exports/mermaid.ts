import {
  callLabel,
  capital,
  deedInWords,
  FAILURES,
  FILLED,
  LOST,
  openCallsOf,
  requestsOf,
  REVOKES,
  tokenName,
  tokensCarried,
  UNANSWERED,
} from '../../sim/index.ts';
import type { CallId, RequestId, RequestRecord, Trace, TraceEvent } from '../../sim/index.ts';

const SERVER = 'FastAPI';

/**
 * A run as a Mermaid sequence diagram. A request is drawn where it arrives at FastAPI and an answer where it arrives at
 * the app, so the arrows stand in the order that mattered.
 */
export function toMermaid(trace: Trace): string {
  const requests = new Map(requestsOf(trace).map((request) => [request.id, request]));
  const strangers = trace.events.some((event) => 'call' in event && event.call === null);
  const lines = trace.events.flatMap((event) => {
    const line = lineOf(event, requests);
    return line === null ? [] : [line];
  });
  return [
    'sequenceDiagram',
    `accTitle: ${escape(`${trace.wrapper}: ${trace.scenario.title}`)}`,
    ...trace.calls.map((call) => `participant ${lane(call.id)} as ${escape(callLabel(call))}`),
    ...(strangers ? [`participant ${lane(null)} as App`] : []),
    `participant ${SERVER}`,
    ...lines,
    ...endOf(trace),
  ]
    .map((line, at) => (at === 0 ? line : `  ${line}`))
    .join('\n');
}

function lineOf(event: TraceEvent, requests: ReadonlyMap<RequestId, RequestRecord>): string | null {
  const request = 'request' in event ? requests.get(event.request) : undefined;
  const from = lane(request?.call ?? null);
  const what = request ? escape(`${request.method} ${request.path}${tokensOf(request)}`) : '';
  switch (event.type) {
    case 'request-decided':
      return event.status === null ? `${from}-x${SERVER}: ${what}, ${UNANSWERED}` : `${from}->>${SERVER}: ${what}`;
    case 'request-lost':
      return `${from}-x${SERVER}: ${what}, ${LOST}`;
    case 'answer-arrived':
      return `${SERVER}-->>${from}: ${event.status}`;
    case 'request-failed':
      return event.because === 'network'
        ? `${SERVER}--x${from}: ${FAILURES.network.why}`
        : note(from, `gives up ${request ? escape(`${request.method} ${request.path}`) : ''}`);
    case 'tokens-issued':
      return note(SERVER, `issues ${tokenName('access', event.access)} and ${tokenName('refresh', event.refresh)}`);
    case 'family-revoked':
      return note(SERVER, `${REVOKES}: a used one was presented`);
    case 'logged-out':
      return note(lane(event.call), event.by === 'wrapper' ? 'logs the user out' : 'the user is logged out');
    case 'user-acted':
      if (event.action === 'abort') return note(lane(event.call), 'the user goes away');
      return event.action === 'logout' ? null : note(SERVER, `the user ${deedInWords(event)}`);
    case 'call-settled':
      return note(lane(event.call), event.ok ? FILLED : `fails: ${escape(String(event.status))}`);
    default:
      return null;
  }
}

function endOf(trace: Trace): readonly string[] {
  const { end, patienceMs } = trace;
  if (end === 'runaway') return [note(SERVER, 'and so on, without end')];
  if (end !== 'stuck') return [];
  return openCallsOf(trace).map(({ call }) =>
    note(lane(call.id), patienceMs === undefined ? 'waits for ever' : 'still waits'),
  );
}

function tokensOf(request: RequestRecord): string {
  return tokensCarried(request)
    .map((token) => `, ${token}`)
    .join('');
}

function note(over: string, text: string): string {
  return `Note over ${over}: ${text}`;
}

/** A participant's name: `end` and the like are words of the language, so all get a capital. */
function lane(call: CallId | null): string {
  const name = (call ?? 'app').replaceAll(/\W/g, '_');
  return capital(name);
}

/** In Mermaid `;` ends a line and `#` begins an entity. */
function escape(text: string): string {
  return text.replaceAll(/[#;]/g, (sign) => `#${sign.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');
}
