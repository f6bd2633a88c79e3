import type { Call, EventOf } from '../../sim/trace.ts';
import { refreshWasNeeded } from '../../sim/facts/need.ts';
import { hasExpired } from '../../sim/facts/life.ts';
import { told } from './clause.ts';
import { actorOf, deedsOf, storedTokens } from './deeds.ts';
import { requestName } from './fastapiCaption.ts';
import { begin, nameOf, ownedBy } from './names.ts';
import { reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import type { RequestRecord } from '../../sim/facts/requests.ts';
import { paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** A fact, and whether it has named the call, so that the next sentence may say `it`. */
interface Fact {
  readonly sentence: Sentence;
  readonly named: boolean;
}

/** A step in which a component mounted. */
export function mountCaption(reading: Reading, step: Step, event: EventOf<'call-started'>): Sentence {
  return withDeeds(reading, step, { sentence: say`${nameOf(reading.call(event.call))} mounts.`, named: true });
}

/** A step in which an answer came back to the app. */
export function answerCaption(reading: Reading, step: Step, event: EventOf<'answer-arrived'>): Sentence {
  const request = reading.request(event.request);
  const call = reading.call(request.call);
  if (request.role === 'refresh' && event.status < 400 && request.issued) return newTokensCaption(reading, step, request, call);
  if (request.role === 'api' && event.status < 400) {
    return withDeeds(reading, step, { sentence: say`${nameOf(call)} ${call ? 'gets its data' : `receives ${event.status}`}.`, named: true });
  }
  if (request.role === 'api') return withDeeds(reading, step, { sentence: say`${nameOf(call)} receives ${event.status}.`, named: true });
  const whose = begin([ownedBy(call, requestName(request))]);
  return withDeeds(reading, step, { sentence: say`${whose} comes back with ${event.status}.`, named: false });
}

/** A step in which a request failed at the app. */
export function failureCaption(reading: Reading, step: Step, event: EventOf<'request-failed'>): Sentence {
  const request = reading.request(event.request);
  const how = { network: 'fails: no connection', abort: 'is aborted', timeout: 'is given up: its time limit is over' }[event.because];
  return withDeeds(reading, step, { sentence: say`${ownedBy(reading.call(request.call), requestName(request))} ${how}.`, named: false });
}

/** A step in which a timer fired. */
export function timerCaption(reading: Reading, step: Step): Sentence {
  const failed = reactionsOf(step, 'request-failed')[0];
  if (!failed) return withDeeds(reading, step, { sentence: say`A timer fires.`, named: false });
  const request = reading.request(failed.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  const how = failed.because === 'network' ? 'fails' : 'is given up';
  return withDeeds(reading, step, { sentence: say`A time limit is over: ${whose} ${how}.`, named: false });
}

/** A step in which the user did something. */
export function userCaption(reading: Reading, step: Step, event: EventOf<'user-acted'>): Sentence {
  if (event.action === 'abort') return abortCaption(reading, step, reading.call(event.call));
  const place = reading.trace.scenario.tabs === 2 ? ` in tab ${event.tab}` : '';
  const deeds = told(deedsOf(reading, step), null, false);
  const pending = reading.requests.filter((request) => request.sent.step < step.step && (!request.end || request.end.step > step.step));
  const refresh = pending.find((request) => request.role === 'refresh');
  const left = refresh ? say`${ownedBy(reading.call(refresh.call), requestName(refresh))} is still under way.` : [];
  return paragraph(strong(say`The user logs out${place}.`), left.length > 0 ? left : deeds);
}

/** The fact and what the code did in reaction. */
export function withDeeds(reading: Reading, step: Step, fact: Fact): Sentence {
  return paragraph(strong(fact.sentence), told(deedsOf(reading, step), actorOf(reading, step), fact.named));
}

function abortCaption(reading: Reading, step: Step, call: Call | null): Sentence {
  const failed = reactionsOf(step, 'request-failed').map((event) => reading.request(event.request));
  const [first] = failed;
  const what = first ? say` in the middle of its ${requestName(first)}` : [];
  return withDeeds(reading, step, { sentence: say`${ownedBy(call, 'call')} is aborted${what}.`, named: false });
}

function newTokensCaption(reading: Reading, step: Step, request: RequestRecord, call: Call | null): Sentence {
  const { trace } = reading;
  const token = reading.access(request.issued?.access ?? null, step.atMs);
  const fact = say`${nameOf(call)} receives ${token}.`;
  const stored = reactionsOf(step, 'token-stored').length > 0;
  const held = reading.held('access', request.tab, step.from);
  const logout = trace.events.slice(0, step.from).findLast((event) => event.type === 'logged-out' && event.tab === request.tab);
  if (stored && held === null && logout) {
    const who = logout.type === 'logged-out' && logout.by === 'user' ? 'the user has logged out' : 'the user has been logged out';
    return paragraph(strong(fact), say`It stores ${storedTokens(reading, step)}, although ${who}.`);
  }
  if (stored && held !== null && !hasExpired(trace, held, step.atMs) && !refreshWasNeeded(trace, request.id)) {
    return paragraph(strong(fact), say`It replaces ${reading.access(held, step.atMs)}, which was still good: this refresh was not needed.`);
  }
  return withDeeds(reading, step, { sentence: fact, named: true });
}
