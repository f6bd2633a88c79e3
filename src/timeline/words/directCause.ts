import { deedInWords, listed, refreshWasNeeded, wasRefused } from '../../sim/index.ts';
import type { Call, RequestRecord } from '../../sim/index.ts';
import { begin, nameOf, ownedBy } from './names.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { requestName, theRequest } from './requestName.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdBefore } from './situation.ts';

/** What the code reacted to when it sent a request, and the line that sent it. */
export function directCause(reading: Reading, request: RequestRecord, step: Step): Sentence {
  const actor = reading.actor(step);
  const sender = request.line === null ? say`the app` : say`${{ line: request.line }}`;
  const isOwn = (actor?.id ?? null) === request.call;
  const does = say`${sender} ${verbOf(reading, request)}${oddityOf(reading, request)}`;
  const { first } = step;
  switch (first.type) {
    case 'call-started':
      return begin(say`${nameOf(actor)} mounts, and ${does}.`);
    case 'answer-arrived': {
      const answered = reading.request(first.request);
      return isOwn
        ? ownAnswer(reading, request, answered, step, does)
        : answerOfOther(reading, request, answered, step, does);
    }
    case 'request-failed': {
      const failed = reading.request(first.request);
      if (!isOwn && releases(step)) return begin(say`${releaseOf(step, actor)}, so ${does}.`);
      const whose = isOwn ? theRequest(failed, 'the') : ownedBy(actor, requestName(failed));
      const how = { network: 'fails', abort: 'is aborted', timeout: 'is given up' }[first.because];
      return begin(say`${whose} ${how}, and ${does}${allTheSame(request)}.`);
    }
    case 'timer-fired':
      return say`A timer fires, and ${does}.`;
    case 'user-acted':
      if (first.action !== 'abort') return say`The user ${deedInWords(first)}, and ${does}.`;
      return releases(step)
        ? begin(say`${releaseOf(step, actor)}, so ${does}.`)
        : say`${nameOf(actor)} is aborted, and ${does}.`;
    default:
      return begin(say`${does}.`);
  }
}

function ownAnswer(
  reading: Reading,
  request: RequestRecord,
  answered: RequestRecord,
  step: Step,
  does: Sentence,
): Sentence {
  const status = answered.end?.as === 'answered' ? answered.end.status : 0;
  if (answered.issued && status < 400) {
    return begin(
      say`${nameOf(reading.call(request.call))} receives ${reading.access(answered.issued.access, step.atMs)}, and ${does}.`,
    );
  }
  if (answered.role !== 'api')
    return begin(say`${theRequest(answered, 'the')} comes back with ${status}, and ${does}${allTheSame(request)}.`);
  if (!wasRefused(answered)) return say`The ${status} arrives, and ${does}.`;
  if (request.role === 'refresh') return say`The ${status} arrives${lockOf(reading, request, step)} ${does}.`;
  const held = reading.held('access', request.tab, step.from);
  if (request.role !== 'api' || answered.access === null || held === answered.access)
    return say`The ${status} arrives, and ${does}.`;
  const old = reading.access(answered.access, step.atMs);
  const now = held === null ? say`no token` : say`${reading.access(held, step.atMs)}`;
  return say`The ${status} arrives. It is for ${old}, and ${reading.store} holds ${now}, so ${does}.`;
}

/** The lock, where the request was sent by a call that found it free and took it. */
function lockOf(reading: Reading, request: RequestRecord, step: Step): string {
  const takesLock = reading.holds.some(
    (hold) => hold.from.step === step.step && hold.tab === request.tab && hold.owner === request.call,
  );
  return takesLock && holdBefore(reading, request.tab, step.step) === null ? '. The lock is free, so' : ', and';
}

/** A waiter goes on: the step is another call's. */
function answerOfOther(
  reading: Reading,
  request: RequestRecord,
  answered: RequestRecord,
  step: Step,
  does: Sentence,
): Sentence {
  const actor = reading.actor(step);
  const status = answered.end?.as === 'answered' ? answered.end.status : 0;
  if (releases(step)) return begin(say`${releaseOf(step, actor)}, so ${does}.`);
  if (answered.issued && status < 400) {
    return begin(say`${nameOf(actor)} receives ${reading.access(answered.issued.access, step.atMs)}, and ${does}.`);
  }
  if (answered.role === 'api') return begin(say`${nameOf(actor)} receives ${status}, and ${does}.`);
  return begin(
    say`${ownedBy(actor, requestName(answered))} comes back with ${status}, and ${does}${allTheSame(request)}.`,
  );
}

/** `Posts logs out and releases the lock`: a waiter only sees that the lock is free. */
function releaseOf(step: Step, actor: Call | null): string {
  const isAborted = step.first.type === 'user-acted';
  const logsOut = reactionsOf(step, 'logged-out').some((event) => event.by === 'wrapper');
  const verbs = [...(isAborted ? ['is aborted'] : []), ...(logsOut ? ['logs out'] : []), 'releases the lock'];
  return `${nameOf(actor)} ${listed(verbs)}`;
}

function releases(step: Step): boolean {
  return reactionsOf(step, 'lock-released').length > 0;
}

function allTheSame(request: RequestRecord): string {
  return request.role === 'api' ? ' all the same' : '';
}

/** What speaks against a refresh at the moment it is sent. */
function oddityOf(reading: Reading, request: RequestRecord): Sentence {
  if (request.role !== 'refresh' || refreshWasNeeded(reading.trace, request.id)) return [];
  const index = reading.trace.events.findIndex(
    (event) => event.type === 'request-sent' && event.request === request.id,
  );
  return say`, although ${reading.access(reading.held('access', request.tab, index), request.sent.atMs)} is good`;
}

function verbOf(reading: Reading, request: RequestRecord): Sentence {
  switch (request.role) {
    case 'refresh':
      if (request.attempt === 1) return say`refreshes`;
      return request.refresh === null
        ? say`refreshes again`
        : say`refreshes again with ${reading.refresh(request.refresh)}`;
    case 'login':
      return say`logs in`;
    case 'logout':
      return say`tells FastAPI of the logout`;
    case 'api': {
      const carried =
        request.access === null ? say`without a token` : say`with ${reading.access(request.access, request.sent.atMs)}`;
      return request.attempt === 1 ? say`sends try 1 ${carried}` : say`repeats ${carried}`;
    }
  }
}
