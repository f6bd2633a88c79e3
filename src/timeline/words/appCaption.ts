import { deedInWords, FAILURES, isGoodBefore, refreshWasNeeded } from '../../sim/index.ts';
import type { Call, EventOf, RequestRecord } from '../../sim/index.ts';
import { told } from './clause.ts';
import { deedsOf, storedTokens } from './deeds.ts';
import { begin, nameOf, ownedBy } from './names.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { requestName, theRequest } from './requestName.ts';
import { paragraph, plain, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdAfter, holdBefore, isUnderWay } from './situation.ts';

/** A caption should fit one line of a wide page, and two of a narrow one. */
const ROOM = 150;

/** A step in which a component mounted. */
export function mountCaption(reading: Reading, step: Step, event: EventOf<'call-started'>): Sentence {
  return withDeeds(reading, step, say`${nameOf(reading.call(event.call))} mounts.`);
}

/** A step in which an answer came back to the app. */
export function answerCaption(
  reading: Reading,
  step: Step,
  { request: id, status }: EventOf<'answer-arrived'>,
): Sentence {
  const request = reading.request(id);
  const call = reading.call(request.call);
  const name = nameOf(call);
  if (request.role === 'refresh' && request.issued && status < 400)
    return newTokensCaption(reading, step, request, call);
  if (request.role !== 'api') {
    return withDeeds(reading, step, say`${name} receives ${status} for ${theRequest(request, 'its')}.`);
  }
  if (status >= 400 || !call) return withDeeds(reading, step, say`${name} receives ${status}.`);
  const logout = reading.loggedOut(request.tab, step.from);
  const isBehindLogin = logout !== null && reading.held('access', request.tab, step.from) === null;
  const aside = isBehindLogin
    ? say`The user ${logout.by === 'user' ? 'has logged out' : 'has been logged out'} meanwhile.`
    : [];
  return withDeeds(reading, step, say`${name} gets its data.`, aside);
}

/** A step in which a request failed at the app. */
export function failureCaption(reading: Reading, step: Step, event: EventOf<'request-failed'>): Sentence {
  const request = reading.request(event.request);
  const name = nameOf(reading.call(request.call));
  return withDeeds(
    reading,
    step,
    say`${name} gets no answer to ${theRequest(request, 'its')}: ${FAILURES[event.because].why}.`,
  );
}

/** A step in which a timer fired. */
export function timerCaption(reading: Reading, step: Step): Sentence {
  const [polled] = reactionsOf(step, 'call-started');
  if (polled) return withDeeds(reading, step, say`${nameOf(reading.call(polled.call))} polls.`);
  const [failed] = reactionsOf(step, 'request-failed');
  if (!failed) return withDeeds(reading, step, say`A timer fires.`);
  const request = reading.request(failed.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  return withDeeds(reading, step, say`A time limit is over, and ${whose} is given up.`);
}

/** A step in which the user did something. */
export function userCaption(reading: Reading, step: Step, event: EventOf<'user-acted'>): Sentence {
  if (event.action === 'abort') return abortCaption(reading, step, event.call);
  const where = reading.trace.scenario.tabs > 1 ? event.tab : undefined;
  const refresh = reading.requests.find(
    (request) => request.role === 'refresh' && request.sent.step < step.step && isUnderWay(request, step.step),
  );
  const left = refresh
    ? begin(say`${ownedBy(reading.call(refresh.call), requestName(refresh))} is still under way.`)
    : [];
  return withDeeds(reading, step, say`The user ${deedInWords(event, where)}.`, left);
}

/** The fact, and what the code did in reaction; where it did nothing, what else there is to say. */
export function withDeeds(reading: Reading, step: Step, fact: Sentence, otherwise: Sentence = []): Sentence {
  const actor = reading.actor(step);
  const isNamed = plain(fact).startsWith(nameOf(actor));
  const deeds = told(deedsOf(reading, step), actor, { named: isNamed, room: ROOM - plain(fact).length });
  return paragraph(strong(begin(fact)), deeds.length > 0 ? deeds : otherwise);
}

function abortCaption(reading: Reading, step: Step, id: string): Sentence {
  const call = reading.call(id);
  if (reading.isSettled(id, step.step - 1))
    return paragraph(strong(say`${nameOf(call)} is aborted.`), say`Its call was over already.`);
  const isMounted = reading.trace.events.some(
    (event) => event.type === 'call-started' && event.call === id && event.step < step.step,
  );
  if (!isMounted) return paragraph(strong(say`${nameOf(call)} is aborted.`), say`It has not mounted yet.`);
  const [failed] = reactionsOf(step, 'request-failed');
  const what = failed
    ? say` in the middle of ${theRequest(reading.request(failed.request), 'its')}`
    : say` while it waits`;
  const hold = call && holdBefore(reading, call.tab, step.step);
  const keeps =
    hold?.owner === id && holdAfter(reading, hold.tab, step.step) === hold ? say`It still holds the lock.` : [];
  return withDeeds(reading, step, say`${nameOf(call)} is aborted${what}.`, keeps);
}

function newTokensCaption(reading: Reading, step: Step, request: RequestRecord, call: Call | null): Sentence {
  const { trace } = reading;
  const fact = say`${nameOf(call)} receives ${reading.access(request.issued?.access ?? null, step.atMs)}.`;
  if (reactionsOf(step, 'token-stored').length === 0) return withDeeds(reading, step, fact);
  const held = reading.held('access', request.tab, step.from);
  const logout = reading.loggedOut(request.tab, step.from);
  if (held === null && logout) {
    const who = logout.by === 'user' ? 'the user has logged out' : 'the user has been logged out';
    return paragraph(strong(begin(fact)), say`It stores ${storedTokens(reading, step)}, although ${who}.`);
  }
  if (isGoodBefore(trace, held, step.from) && !refreshWasNeeded(trace, request.id)) {
    return paragraph(
      strong(begin(fact)),
      say`It replaces ${reading.access(held, step.atMs)}, which was still good: this refresh was not needed.`,
    );
  }
  return withDeeds(reading, step, fact);
}
