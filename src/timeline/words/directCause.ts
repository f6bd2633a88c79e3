import type { Call } from '../../sim/trace.ts';
import { refreshWasNeeded } from '../../sim/facts/need.ts';
import type { RequestRecord } from '../../sim/facts/requests.ts';
import { actorOf } from './deeds.ts';
import { requestName } from './fastapiCaption.ts';
import { begin, nameOf, ownedBy } from './names.ts';
import { reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdBefore } from './situation.ts';

/** What the code reacted to when it sent a request, and the line that sent it. */
export function directCause(reading: Reading, request: RequestRecord, step: Step): Sentence {
  const sender = request.line === null ? say`the wrapper` : say`${{ line: request.line }}`;
  const does = say`${sender} ${verbOf(reading, request)}`;
  const actor = actorOf(reading, step);
  const { first } = step;
  const isOwn = actor?.id === request.call || (actor === null && request.call === null);
  switch (first.type) {
    case 'call-started':
      return isOwn ? say`${nameOf(actor)} mounts, and ${does}.` : say`${nameOf(actor)} mounts, and for ${theName(reading, request)} ${does}.`;
    case 'answer-arrived':
      return isOwn ? ownAnswer(reading, request, step, does) : otherAnswer(reading, step, actor, does);
    case 'request-failed': {
      const whose = isOwn ? `the ${requestName(reading.request(first.request))}` : ownedBy(actor, requestName(reading.request(first.request)));
      const how = first.because === 'abort' ? 'is aborted' : first.because === 'timeout' ? 'is given up' : 'fails';
      return begin(say`${whose} ${how}, and ${does}.`);
    }
    case 'timer-fired':
      return say`A timer fires, and ${does}.`;
    case 'user-acted':
      return first.action === 'logout' ? say`The user logs out, and ${does}.` : say`${ownedBy(actor, 'call')} is aborted, and ${does}.`;
    default:
      return begin(say`${does}.`);
  }
}

function ownAnswer(reading: Reading, request: RequestRecord, step: Step, does: Sentence): Sentence {
  if (step.first.type !== 'answer-arrived') return [];
  const answered = reading.request(step.first.request);
  const { status } = step.first;
  if (answered.role === 'refresh' && answered.issued && status < 400) {
    return say`${nameOf(reading.call(request.call))} receives ${reading.access(answered.issued.access, step.atMs)}, and ${does}.`;
  }
  if (answered.role === 'refresh') {
    return say`The ${requestName(answered)} comes back with ${status}, and ${does}${request.role === 'api' ? ' all the same' : ''}.`;
  }
  if (status !== 401) return say`The ${status} arrives, and ${does}.`;
  const held = reading.held('access', request.tab, step.from);
  if (request.role === 'refresh') return refreshAfter401(reading, request, step, does);
  if (answered.access !== null && held !== null && held !== answered.access) {
    return say`The 401 arrives. It is for ${reading.access(answered.access, step.atMs)}, and the store holds ${reading.access(held, step.atMs)}, so ${does}.`;
  }
  return say`The 401 arrives, and ${does}.`;
}

function refreshAfter401(reading: Reading, request: RequestRecord, step: Step, does: Sentence): Sentence {
  const tookLock = reading.holds.some((hold) => hold.from.step === step.step && hold.tab === request.tab && hold.owner === request.call);
  const wasFree = tookLock && holdBefore(reading, request.tab, step.step) === null;
  const held = reading.held('access', request.tab, step.from);
  const odd = refreshWasNeeded(reading.trace, request.id) ? [] : say`, although ${reading.access(held, step.atMs)} is good`;
  return wasFree ? say`The 401 arrives. The lock is free, so ${does}${odd}.` : say`The 401 arrives, and ${does}${odd}.`;
}

/** A waiter goes on: the step is another call's. */
function otherAnswer(reading: Reading, step: Step, actor: Call | null, does: Sentence): Sentence {
  if (step.first.type !== 'answer-arrived') return [];
  if (reactionsOf(step, 'lock-released').length > 0) return say`${nameOf(actor)} releases the lock, so ${does}.`;
  const answered = reading.request(step.first.request);
  if (answered.role === 'refresh') {
    return answered.issued && step.first.status < 400
      ? say`${nameOf(actor)} receives ${reading.access(answered.issued.access, step.atMs)}, and ${does}.`
      : say`${ownedBy(actor, requestName(answered))} comes back with ${step.first.status}, and ${does} all the same.`;
  }
  return say`${nameOf(actor)} receives ${step.first.status}, and ${does}.`;
}

function verbOf(reading: Reading, request: RequestRecord): Sentence {
  switch (request.role) {
    case 'refresh':
      return request.attempt === 1 ? say`refreshes` : say`refreshes again`;
    case 'login':
      return say`logs in`;
    case 'logout':
      return say`tells FastAPI of the logout`;
    case 'api': {
      const carried = request.access === null ? say`without a token` : say`with ${reading.access(request.access, request.sent.atMs)}`;
      return request.attempt === 1 ? say`sends try 1 ${carried}` : say`repeats ${carried}`;
    }
  }
}

function theName(reading: Reading, request: RequestRecord): string {
  const call = reading.call(request.call);
  return call ? nameOf(call) : 'the app';
}
