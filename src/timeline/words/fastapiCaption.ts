import type { EventOf } from '../../sim/trace.ts';
import { refreshWasNeeded } from '../../sim/facts/need.ts';
import { hasExpired } from '../../sim/facts/life.ts';
import type { RequestRecord } from '../../sim/facts/requests.ts';
import { between } from './moments.ts';
import { begin, nameOf, ownedBy, stop } from './names.ts';
import { reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import { refusalOf } from './refusal.ts';
import { paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { firstUseOf } from './situation.ts';

/** `try 1`, `refresh`, `second refresh`: a request as one of its call's. */
export function requestName(request: RequestRecord): string {
  switch (request.role) {
    case 'refresh':
      return request.attempt === 1 ? 'refresh' : `refresh ${request.attempt}`;
    case 'login':
    case 'logout':
      return `${request.role} request`;
    case 'api':
      return request.call === null ? 'request' : `try ${request.attempt}`;
  }
}

/** A step in which a request arrived at FastAPI. */
export function decidedCaption(reading: Reading, step: Step, event: EventOf<'request-decided'>): Sentence {
  const request = reading.request(event.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  if (event.status === null) {
    return paragraph(strong(say`FastAPI receives ${whose} and never answers.`), comment(reading, step, request));
  }
  if (event.status >= 400) {
    const verb = event.status >= 500 ? 'fails on' : 'refuses';
    return paragraph(strong(say`FastAPI ${verb} ${whose} with ${event.status}.`), comment(reading, step, request));
  }
  return paragraph(strong(acceptance(reading, request, whose)), comment(reading, step, request));
}

/** A step in which a request was lost on its way to FastAPI. */
export function lostCaption(reading: Reading, event: EventOf<'request-lost'>): Sentence {
  const request = reading.request(event.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  const kept = request.refresh === null ? [] : say`, so ${reading.refresh(request.refresh)} stays as it is`;
  return paragraph(strong(say`${whose} is lost on its way.`), say`FastAPI never sees it${kept}.`);
}

function acceptance(reading: Reading, request: RequestRecord, whose: string): Sentence {
  const call = reading.call(request.call);
  if (request.role === 'refresh' && request.refresh !== null) {
    return say`FastAPI takes ${reading.refresh(request.refresh)} from ${call ? nameOf(call) : 'the app'}.`;
  }
  if (request.role === 'logout') return say`FastAPI ends the session.`;
  return say`FastAPI accepts ${whose}.`;
}

function comment(reading: Reading, step: Step, request: RequestRecord): Sentence {
  const status = request.decided?.status ?? null;
  if (request.end && request.end.step < step.step) return unread(reading, step, request);
  if (status === null) return request.role === 'refresh' ? say`Nothing in this run will end the wait for it.` : [];
  if (status >= 400) return failureComment(reading, step, request, status);
  if (request.role === 'refresh') return issueComment(reading, step, request);
  return request.role === 'api' && request.access !== null ? say`${reading.access(request.access, step.atMs)} is good.` : [];
}

function failureComment(reading: Reading, step: Step, request: RequestRecord, status: number): Sentence {
  const reason = refusalOf(reading, request);
  if (reason.length > 0) return stop(begin(reason));
  if (status < 500 || request.refresh === null || firstUseOf(reading, request.refresh, step.step)) return [];
  return say`It issues nothing, and ${reading.refresh(request.refresh)} is still good.`;
}

function issueComment(reading: Reading, step: Step, request: RequestRecord): Sentence {
  const [issued] = reactionsOf(step, 'tokens-issued');
  if (!issued) return [];
  const access = reading.access(issued.access, step.atMs);
  if (request.refresh === issued.refresh) return say`It issues ${access}; ${reading.refresh(issued.refresh)} stays good.`;
  const pair = say`${access} and ${reading.refresh(issued.refresh)}`;
  const use = request.refresh === null ? null : firstUseOf(reading, request.refresh, step.step);
  if (use?.decided) {
    return say`It was used ${between(reading.trace, use.decided, step)} before, within the grace period: it issues ${pair}.`;
  }
  const held = reading.held('access', request.tab, step.from);
  if (held !== null && !hasExpired(reading.trace, held, step.atMs) && !refreshWasNeeded(reading.trace, request.id)) {
    return say`It issues ${pair}, although ${reading.access(held, step.atMs)} is still good.`;
  }
  return request.refresh === null ? say`It issues ${pair}.` : say`It issues ${pair}; ${reading.refresh(request.refresh)} is used up.`;
}

function unread(reading: Reading, step: Step, request: RequestRecord): Sentence {
  const [issued] = reactionsOf(step, 'tokens-issued');
  const cause = request.end?.as === 'failed' && request.end.because === 'abort' ? 'the request was aborted' : 'the app has given up';
  if (!issued) return say`Nobody waits for the answer: ${cause}.`;
  return say`It issues ${reading.access(issued.access, step.atMs)} and ${reading.refresh(issued.refresh)}, but nobody waits for them: ${cause}.`;
}
