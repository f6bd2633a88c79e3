import { heldBefore } from '../facts/heldTokens.ts';
import { requestsOf } from '../facts/requests.ts';
import type { CallId, RequestId } from '../ids.ts';
import type { EventOf, Trace } from '../trace.ts';

/** A logout that the user did not ask for. */
export interface ForcedLogout {
  readonly step: number;
  readonly atMs: number;
  readonly call: CallId | null;
  /** The request whose answer led to it. */
  readonly request: RequestId | null;
}

/**
 * The forced logouts of a run. An app may have both the auth store's `logout` and `loggedOut`, and use them together:
 * one of each in the same step is one logout. An app with neither may clear its tokens by hand: a step in which a tab
 * lost the last token it held is a logout too.
 */
export function forcedLogoutsOf(trace: Trace): readonly ForcedLogout[] {
  const { events } = trace;
  const said = events.filter((event): event is EventOf<'logged-out'> => event.type === 'logged-out');
  const byStep = Map.groupBy(
    said.filter(({ by }) => by === 'wrapper'),
    ({ step, tab }) => `${step} ${tab}`,
  );
  const called = [...byStep.values()].flatMap((all) => {
    const [one, other] = (['logout()', 'loggedOut'] as const).map((how) => all.filter((event) => event.how === how));
    return (one ?? []).length >= (other ?? []).length ? (one ?? []) : (other ?? []);
  });
  const byHand = events.filter(
    (event, at) =>
      event.type === 'token-cleared' &&
      !said.some(({ step }) => step === event.step) &&
      holdsAny(trace, event.tab, at) &&
      !holdsAny(trace, event.tab, at + 1),
  );
  return [...called, ...byHand]
    .toSorted((one, other) => one.step - other.step)
    .map(({ step, atMs }) => {
      const request = requestsOf(trace).find(({ end }) => end?.step === step);
      return { step, atMs, call: request?.call ?? null, request: request?.id ?? null };
    });
}

function holdsAny(trace: Trace, tab: number, index: number): boolean {
  return heldBefore(trace, 'access', tab, index) !== null || heldBefore(trace, 'refresh', tab, index) !== null;
}
