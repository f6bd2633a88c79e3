import type { Report } from '../../../live/lab/report/messages.ts';
import type { RequestId } from '../../../sim/index.ts';
import { readRequestId } from '../../../sim/index.ts';
import { expiryOf } from '../../../live/lab/report/knownTokens.ts';

/** What the lab saw itself, from the pages and from this browser's storage. */
export type Observation =
  | { readonly type: 'report'; readonly report: Report }
  /** The access token that is in `localStorage` now. */
  | { readonly type: 'stored'; readonly token: string | null; readonly nowMs: number }
  /** The reader pasted something they found. */
  | { readonly type: 'pasted'; readonly text: string };

/** The steps of the manual check, in order. */
export const CHECK_STEPS = [
  'log-in',
  'look',
  'put-expired',
  'still-works',
  'reload',
  'refused',
  'refreshed',
  'repeated',
  'verify',
] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

export interface Check {
  /** How many steps were observed: the next one is `CHECK_STEPS[done]`. */
  readonly done: number;
  readonly stored: string | null;
  /** The loading of the page at the last report. */
  readonly page: string | null;
  /** Requests of the step that is being looked for. */
  readonly seen: readonly string[];
  /** Why what was pasted is not it; `null` when nothing was, or it was right. */
  readonly refusal: string | null;
}

export const NEW_CHECK: Check = { done: 0, stored: null, page: null, seen: [], refusal: null };

/** The check after one more observation. Steps are ticked in order, each by what was really seen. */
export function observe(check: Check, observation: Observation): Check {
  const known = remember(check, observation);
  const step = CHECK_STEPS[known.done];
  if (step === undefined) return known;
  const verdict = WATCHED[step](observation, known, check);
  if (verdict === true) return { ...known, done: known.done + 1, seen: [], refusal: null };
  return typeof verdict === 'string' ? { ...known, refusal: verdict } : known;
}

type Watch = (observation: Observation, now: Check, before: Check) => boolean | string;

const WATCHED: Readonly<Record<CheckStep, Watch>> = {
  'log-in': (observation) =>
    eventsOf(observation).some(
      (event) => event.type === 'tokens-issued' && readRequestId(event.request)?.role === 'login',
    ),
  look: (observation, { stored }) => isPastedToken(observation, stored),
  'put-expired': (observation, { stored }) =>
    observation.type === 'stored' && stored !== null && isExpired(stored, observation.nowMs),
  'still-works': (observation) =>
    eventsOf(observation).some((event) => event.type === 'answer-arrived' && event.status === 200),
  reload: (observation, { page }, before) =>
    observation.type === 'report' && observation.report.type === 'ready' && page !== before.page,
  refused: (observation) =>
    eventsOf(observation).some((event) => event.type === 'answer-arrived' && event.status === 401),
  refreshed: (observation) => eventsOf(observation).some((event) => event.type === 'tokens-issued'),
  repeated: (observation) =>
    eventsOf(observation).some(
      (event) => event.type === 'answer-arrived' && event.status === 200 && isRepeat(event.request),
    ),
  verify: (observation, { stored }) => isPastedToken(observation, stored),
};

function isRepeat(request: RequestId): boolean {
  const { role, attempt } = readRequestId(request) ?? {};
  return role === 'api' && attempt !== undefined && attempt > 1;
}

function remember(check: Check, observation: Observation): Check {
  if (observation.type === 'stored') return { ...check, stored: observation.token };
  if (observation.type === 'report') return { ...check, page: observation.report.page };
  return check;
}

function eventsOf(observation: Observation) {
  return observation.type === 'report' && observation.report.type === 'step' ? observation.report.step.events : [];
}

function isPastedToken(observation: Observation, stored: string | null): boolean | string {
  if (observation.type !== 'pasted') return false;
  if (stored === null) return 'There is no access token in localStorage. Log in first.';
  if (observation.text.includes(stored)) return true;
  return 'This is not the access token that is in localStorage now. Copy it again, all of it.';
}

function isExpired(token: string, nowMs: number): boolean {
  const expiry = expiryOf(token);
  return expiry !== null && expiry * 1000 <= nowMs;
}
