import { nameOf } from '../facts/callRecords.ts';
import { heldBefore } from '../facts/heldTokens.ts';
import { requestsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Call } from '../call.ts';
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
    'When the token that a refresh brought expires too, it refreshes again, and a third time, with the refresh token it was given.',
  runs: [
    inScenario('second-expiry', { components: '1' }),
    inScenario('second-expiry'),
    inScenario('polls-on', { 'access-seconds': '2' }),
  ],
  orders: [],
  judge: laterRounds,
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
  judge: laterRounds,
  tests: firstRoundHeld,
  untested: 'no call got its data by a refresh that brought an access token alone',
  unasked: ({ refreshToken: { home }, refresh }) =>
    home?.in === 'cookie' && (home.httpOnly || refresh?.answer.refresh?.in === 'cookie')
      ? 'the refresh token is in a cookie, which stays where an answer sets none.'
      : null,
  holds: () => 'The second refresh presented the refresh token that the first one had left out.',
};

function refreshesOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role }) => role === 'refresh');
}

/** A first refresh served the first call of each component. */
function firstRoundHeld(trace: Trace): boolean {
  const later = trace.calls.flatMap((call) => (roundOf(call) === 1 ? [] : call.id));
  return refreshesOf(trace).length > 0 && unfilled(trace, later) === null;
}

/** 1 for the first call of a component, `posts`; 2 for its second, `posts~2`. */
function roundOf({ id }: Pick<Call, 'id'>): number {
  return Number(/~(\d+)/.exec(id)?.[1] ?? 1);
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** A later call that did not get its data, and what became of its refresh. Whoever calls after a logout gets none. */
function laterRounds(trace: Trace): Violation | null {
  if (!firstRoundHeld(trace)) return null;
  const out = trace.events.find((event) => event.type === 'user-acted' && event.action === 'logout')?.step ?? Infinity;
  const asked = trace.calls.filter((call) => roundOf(call) > 1 && beginningOf(trace, call) < out);
  const others = (call: Call): readonly string[] => trace.calls.flatMap(({ id }) => (id === call.id ? [] : id));
  const failed = asked.find((call) => unfilled(trace, others(call)) !== null);
  const failure = failed && unfilled(trace, others(failed));
  if (!failure) return null;
  const begins = beginningOf(trace, failed);
  const round = roundOf(failed);
  const [last, nth] = [ORDINALS[round - 2], ORDINALS[round - 1]];
  const refreshes = refreshesOf(trace);
  const again = refreshes.find(({ sent }) => sent.step >= begins);
  if (!again) {
    const refused = requestsOf(trace).find(
      ({ role, sent, end }) => role === 'api' && sent.step >= begins && end?.as === 'answered' && end.status >= 400,
    );
    const heard = refused?.end
      ? `was refused ${when(trace, refused.end)}, when the token of the ${last} refresh had expired too`
      : 'called again';
    const who = nameOf(trace, refused?.call ?? null);
    const because = `${who} ${heard}, and ${lacksToken(trace, begins) ? 'the app held no refresh token any more' : `no ${nth} refresh followed`}: ${failure.because}`;
    return { ...failure, because: capital(because) };
  }
  const before = refreshes.findLast(({ issued, sent }) => issued !== null && sent.step < begins);
  const given = trace.outOfReach?.includes('refresh') ? null : (before?.issued?.refresh ?? null);
  const presented = tokenName('refresh', again.refresh);
  const who = `${nameOf(trace, again.call)} sent the ${nth} refresh ${when(trace, again.sent)}`;
  if (given !== null && again.refresh !== given) {
    const what = again.refresh === null ? 'without a refresh token' : `with ${presented}`;
    const because = `${who} ${what}, although the ${last} one had left it ${tokenName('refresh', given)}: ${failure.because}`;
    return { step: again.sent.step, request: again.id, because };
  }
  return { ...failure, because: `${who} with ${presented}, and yet ${failure.because}` };
}

/** Whether no refresh token is stored at a step. */
function lacksToken(trace: Trace, step: number): boolean {
  const at = trace.events.findIndex((event) => event.step === step);
  return !trace.outOfReach?.includes('refresh') && heldBefore(trace, 'refresh', 1, at) === null;
}

/** The step in which a call begins. */
function beginningOf({ events }: Trace, { id }: Pick<Call, 'id'>): number {
  return events.find((event) => event.type === 'call-started' && event.call === id)?.step ?? Infinity;
}
