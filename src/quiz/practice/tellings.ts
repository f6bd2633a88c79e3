import {
  callInWords,
  callRecordsOf,
  FAILURES,
  FILLED,
  forcedLogoutsOf,
  requestsOf,
  UNANSWERED,
  waitsOf,
} from '../../sim/index.ts';
import type { RequestRecord, Trace } from '../../sim/index.ts';
import { firstDifference } from '../../timeline/compare/firstDifference.ts';
import { headline, say, why } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';

/** What a run says to a question, read off it: the things that are counted, ordered or pointed at, each with its time. */
export type Telling = (trace: Trace) => Sentence;

/** Of a list in a sentence; a runaway would fill the page. */
const MOST_TOLD = 6;

/** Each refresh, by whom and how it was answered. */
export const tellRefreshes: Telling = (trace) =>
  row(
    requestsOf(trace)
      .filter(({ role }) => role === 'refresh')
      .map((request) => `${nameIn(trace, request.call)} refreshes at ${request.sent.atMs} ms and ${endOf(request)}`),
    'No call refreshes',
  );

/** First tries, refreshes and repeats, with how many calls they belong to. */
export const tellRequests: Telling = (trace) => {
  const requests = requestsOf(trace);
  const first = requests.filter(({ role, attempt }) => role === 'api' && attempt === 1).length;
  const refreshes = requests.filter(({ role }) => role === 'refresh').length;
  const repeats = requests.filter(({ role, attempt }) => role === 'api' && attempt > 1).length;
  const others = requests.length - first - refreshes - repeats;
  const more = others > 0 ? `, others ${others}` : '';
  return say`First tries ${first}, refreshes ${refreshes}, repeats ${repeats}${more}: ${requests.length} in all.`;
};

/** Each logout that the wrapper makes. */
export const tellLogouts: Telling = (trace) =>
  row(
    forcedLogoutsOf(trace).map(({ call, atMs }) => `${nameIn(trace, call)} logs out at ${atMs} ms`),
    'No call logs out',
  );

/** How each call ends. */
export const tellSettling: Telling = (trace) =>
  row(
    callRecordsOf(trace).map(({ call }) => `${callInWords(call)} ${endingIn(trace, call.id)}`),
    'There is no call',
  );

/** Each call that waits, and for whom. */
export const tellWaits: Telling = (trace) =>
  row(
    waitsOf(trace)
      .filter(({ waitsFor }) => waitsFor !== null)
      .map(({ call, waitsFor, from, to }) => {
        const until = to ? `to ${to.atMs} ms` : 'on, for ever';
        return `${nameIn(trace, call)} waits for ${nameIn(trace, waitsFor)} from ${from.atMs} ms ${until}`;
      }),
    'No call waits for another',
  );

/** Why a request was sent; `null` where there is none. */
export function tellRequest(trace: Trace, id: string | undefined): Sentence {
  const direct = id === undefined ? undefined : why(trace, id).findLast((cause) => cause.direct);
  return direct ? say`At ${direct.atMs} ms: ${direct.sentence}` : say`There is no such request.`;
}

/** `is filled at 200 ms`, `fails at 150 ms`, `never settles`. */
export function endingIn(trace: Trace, call: string): string {
  const settled = callRecordsOf(trace).find((record) => record.call.id === call)?.settled ?? null;
  if (settled === null) return 'never settles';
  return settled.ok ? `${FILLED} at ${settled.atMs} ms` : `fails at ${settled.atMs} ms`;
}

/** Where a run and another one part, and what each does there; empty where they read the same. */
export function tellParting(here: Trace, there: Trace): Sentence {
  const { from, a, b } = headline(here, there, firstDifference(here, there));
  if (!from) return [];
  return say`The two part at ${from.atMs} ms. Next here: ${a} Next there: ${b}`;
}

function endOf({ end, decided, lost }: RequestRecord): string {
  if (end?.as === 'answered') return `is answered ${end.status}`;
  if (end?.as === 'failed') return FAILURES[end.because].is;
  return lost || decided?.status === null ? UNANSWERED : 'is still under way at the end';
}

function nameIn({ calls }: Trace, id: string | null): string {
  return callInWords(calls.find((call) => call.id === id));
}

/** `One; two; and 3 more.` */
function row(items: readonly string[], none: string): Sentence {
  if (items.length === 0) return say`${none}.`;
  const more = items.length - MOST_TOLD;
  const shown = more > 0 ? [...items.slice(0, MOST_TOLD), `and ${more} more`] : items;
  const text = shown.join('; ');
  return say`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
