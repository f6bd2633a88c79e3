import { heldBefore } from './heldTokens.ts';
import { requestsOf } from './requests.ts';
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
 * The forced logouts of a run: for whoever counts them, one and the same. An app may have more than one way to log out,
 * the auth store's `logout` and `loggedOut`, and use them together: one of each in the same step is one logout. An app
 * with none may clear its tokens by hand: a step in which a tab lost the last token it held is a logout too.
 */
export function forcedLogoutsOf(trace: Trace): readonly ForcedLogout[] {
  const { events } = trace;
  const said = events.filter((event): event is EventOf<'logged-out'> => event.type === 'logged-out');
  const byStep = Map.groupBy(
    said.filter(({ by }) => by === 'wrapper'),
    ({ step, tab }) => `${step} ${tab}`,
  );
  const called = [...byStep.values()].flatMap((all) => {
    const ways = [...Map.groupBy(all, ({ how }) => how).values()];
    return ways.reduce((most, way) => (way.length > most.length ? way : most));
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
