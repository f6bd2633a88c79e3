import { nameOf } from '../facts/callRecords.ts';
import { heldBefore } from '../facts/heldTokens.ts';
import { requestsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { capital } from '../english.ts';
import { unfilled, when } from './checkWords.ts';

/** A session is longer than its first refresh: the second expiry is met with what the first refresh brought. */
export const refreshesAgainAtSecondExpiry: CheckDefinition = {
  id: 'refreshes-again-at-second-expiry',
  level: 'lives-on',
  sentence:
    'When the token that a refresh brought expires too, it refreshes again, with the refresh token it was given.',
  runs: [inScenario('second-expiry', { components: '1' }), inScenario('second-expiry')],
  orders: [],
  judge: secondRound,
  tests: firstRoundHeld,
  untested: 'no call got its data by a first refresh',
  holds: ({ traces }) => {
    const second = traces[0] && refreshesOf(traces[0])[1];
    return traces[0] && second
      ? `Its second refresh presented ${tokenName('refresh', second.refresh)} ${when(traces[0], second.sent)}, and all calls got their data.`
      : 'All calls got their data after the second expiry too.';
  },
};

/** An answer may leave the refresh token out, where the old one goes on working (RFC 6749, 6). */
export const keepsRefreshTokenThatIsLeftOut: CheckDefinition = {
  id: 'keeps-refresh-token-that-is-left-out',
  level: 'lives-on',
  sentence: 'When a refresh brings no new refresh token, the old one is kept, and used at the next expiry.',
  runs: [inScenario('no-new-refresh-token')],
  orders: [],
  judge: secondRound,
  tests: firstRoundHeld,
  untested: 'no call got its data by a refresh that brought an access token alone',
  unasked: ({ refreshToken: { home } }) =>
    home?.in === 'cookie' ? 'the refresh token is in a cookie, which stays where an answer sets none.' : null,
  holds: () => 'The second refresh presented the refresh token that the first one had left out.',
};

function refreshesOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role }) => role === 'refresh');
}

/** The calls that a component made at first: `posts`, and not `posts~2`. */
function isFirst(call: string): boolean {
  return !call.includes('~');
}

/** A first refresh served the first call of each component. */
function firstRoundHeld(trace: Trace): boolean {
  return refreshesOf(trace).length > 0 && unfilled(trace, again(trace)) === null;
}

function again({ calls }: Trace): readonly string[] {
  return calls.flatMap(({ id }) => (isFirst(id) ? [] : id));
}

/** A second call that did not get its data, and what became of its refresh. */
function secondRound(trace: Trace): Violation | null {
  if (!firstRoundHeld(trace)) return null;
  const failure = unfilled(
    trace,
    trace.calls.flatMap(({ id }) => (isFirst(id) ? id : [])),
  );
  if (!failure) return null;
  const refreshes = refreshesOf(trace);
  const second = refreshes.find(({ sent }) => sent.step >= secondBegins(trace));
  if (!second) {
    const refused = requestsOf(trace).find(
      ({ role, sent, end }) =>
        role === 'api' && sent.step >= secondBegins(trace) && end?.as === 'answered' && end.status >= 400,
    );
    const heard = refused?.end
      ? `was refused ${when(trace, refused.end)}, when the token of the first refresh had expired too`
      : 'called again';
    const who = nameOf(trace, refused?.call ?? null);
    const because = `${who} ${heard}, and ${lacksToken(trace) ? 'the app held no refresh token any more' : 'no second refresh followed'}: ${failure.because}`;
    return { ...failure, because: capital(because) };
  }
  const first = refreshes.find(({ issued }) => issued !== null);
  const given = trace.outOfReach?.includes('refresh') ? null : (first?.issued?.refresh ?? null);
  const presented = tokenName('refresh', second.refresh);
  const who = `${nameOf(trace, second.call)} sent the second refresh ${when(trace, second.sent)}`;
  if (given !== null && second.refresh !== given) {
    const what = second.refresh === null ? 'without a refresh token' : `with ${presented}`;
    const because = `${who} ${what}, although the first one had left it ${tokenName('refresh', given)}: ${failure.because}`;
    return { step: second.sent.step, request: second.id, because };
  }
  return { ...failure, because: `${who} with ${presented}, and yet ${failure.because}` };
}

/** Whether no refresh token is stored when a component calls for the second time. */
function lacksToken(trace: Trace): boolean {
  const at = trace.events.findIndex(({ step }) => step === secondBegins(trace));
  return !trace.outOfReach?.includes('refresh') && heldBefore(trace, 'refresh', 1, at) === null;
}

/** The step in which a component calls for the second time. */
function secondBegins({ events }: Trace): number {
  return events.find((event) => event.type === 'call-started' && !isFirst(event.call))?.step ?? Infinity;
}
