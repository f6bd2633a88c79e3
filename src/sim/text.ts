import { tokenName } from './facts/requests.ts';
import { LOST, REVOKES, UNREADABLE, unknownToken } from './eventWords.ts';
import { beginningInWords } from './call.ts';
import type { Call } from './call.ts';
import { deedInWords } from './userDeed.ts';
import type { Trace, TraceCookie, TraceEvent } from './trace.ts';

/**
 * A trace as text, one line an event: time, step, who, what, token, source line. Two runs are the same when their
 * texts are.
 */
export function traceToText(trace: Trace): string {
  const width = String(trace.events.at(-1)?.step ?? 1).length;
  const lines = trace.events.map((event, index) => {
    const first = trace.events[index - 1]?.step !== event.step;
    const time = trace.timed ? `${String(event.atMs).padStart(6)} ms` : '';
    const step = (first ? String(event.step) : '').padStart(width);
    return `${time}  ${step}  ${describe(event, trace.calls)}`.trimEnd();
  });
  return [...lines, `end: ${trace.end}`].join('\n');
}

function describe(event: TraceEvent, calls: readonly Call[]): string {
  switch (event.type) {
    case 'call-started':
      return `${event.call}  ${beginningInWords(calls.find(({ id }) => id === event.call))}`;
    case 'request-sent': {
      const tokens = [
        event.access && tokenName('access', event.access),
        event.refresh && tokenName('refresh', event.refresh),
      ].filter(Boolean);
      const line = event.line === null ? '' : `  line ${event.line}`;
      return `${event.request}  sends ${event.method} ${event.path}  with ${tokens.join(' ') || 'no token'}${cookiesOf('cookie', event.cookies)}${line}`;
    }
    case 'request-decided':
      return `${event.request}  at FastAPI: ${event.status ?? 'no answer, ever'}`;
    case 'request-lost':
      return `${event.request}  ${LOST}`;
    case 'tokens-issued':
      return `${event.request}  is given a${event.access} r${event.refresh}`;
    case 'family-revoked':
      return `${event.request}  ${REVOKES}: a used one was presented`;
    case 'answer-arrived':
      return `${event.request}  answered ${event.status}${cookiesOf('sets', event.cookies)}`;
    case 'request-failed':
      return `${event.request}  fails: ${event.because}`;
    case 'lock-acquired':
    case 'lock-released':
      return `lock ${event.lock}${tabOf(event.tab)}  ${event.type === 'lock-acquired' ? 'taken' : 'free'}`;
    case 'token-stored':
      return `${event.place}${tabOf(event.tab)}  holds ${event.generation === null ? unknownToken(event.kind) : tokenName(event.kind, event.generation)}`;
    case 'token-cleared':
      return `${event.place}${tabOf(event.tab)}  holds no ${event.kind} token`;
    case 'opaque-stored':
      return `${event.place}${tabOf(event.tab)}  holds ${UNREADABLE}`;
    case 'logged-out':
      return `${event.call ?? 'user'}  logs out${tabOf(event.tab)} by ${event.how}${event.by === 'wrapper' ? ', forced' : ''}`;
    case 'user-acted':
      if (event.action === 'abort') return `user  aborts ${event.call}`;
      return `user  ${event.action === 'logout' ? 'asks to log out' : deedInWords(event)}${tabOf(event.tab)}`;
    case 'timer-fired':
      return `timer ${event.timer}  fires`;
    case 'navigated':
      return `window${tabOf(event.tab)}  goes to ${event.to}${event.within ? ' by its router' : ''}`;
    case 'dispatched':
      return `window${tabOf(event.tab)}  hears of ${event.name}`;
    case 'console':
      return `console.${event.level}${tabOf(event.tab)}  ${event.text.replaceAll('\n', ' ')}`;
    case 'call-settled':
      return event.ok ? `${event.call}  filled` : `${event.call}  failed: ${event.status}`;
  }
}

/** `  cookie refresh_token (HttpOnly)` */
function cookiesOf(verb: string, cookies: readonly TraceCookie[] = []): string {
  const names = cookies.map(({ name, httpOnly }) => name + (httpOnly ? ' (HttpOnly)' : ''));
  return names.length === 0 ? '' : `  ${verb} ${names.join(', ')}`;
}

function tabOf(tab: number): string {
  return tab === 1 ? '' : `@${tab}`;
}
