import { isGoodBefore, LOST, refreshWasNeeded } from '../../sim/index.ts';
import type { EventOf, RequestRecord } from '../../sim/index.ts';
import { begin, nameOf, ownedBy, stop } from './names.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { refusalOf } from './refusal.ts';
import { requestName } from './requestName.ts';
import { paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { firstUseOf, wouldTake } from './situation.ts';

/** A step in which a request arrived at FastAPI. */
export function decidedCaption(reading: Reading, step: Step, event: EventOf<'request-decided'>): Sentence {
  const request = reading.request(event.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  return paragraph(
    strong(factOf(reading, request, whose, event.status)),
    commentOf(reading, step, request, event.status),
  );
}

/** A step in which a request was lost on its way to FastAPI. */
export function lostCaption(reading: Reading, step: Step, event: EventOf<'request-lost'>): Sentence {
  const request = reading.request(event.request);
  const whose = ownedBy(reading.call(request.call), requestName(request));
  const kept = wouldTake(reading, request.refresh, step.step)
    ? say`, so ${reading.refresh(request.refresh)} is still good`
    : [];
  return paragraph(strong(begin(say`${whose} ${LOST}.`)), say`FastAPI never sees it${kept}.`);
}

function factOf(reading: Reading, request: RequestRecord, whose: string, status: number | null): Sentence {
  if (status === null) return say`FastAPI receives ${whose} and never answers.`;
  if (status >= 400) return say`FastAPI ${status >= 500 ? 'fails on' : 'refuses'} ${whose} with ${status}.`;
  if (request.role === 'refresh' && request.refresh !== null) {
    return say`FastAPI takes ${reading.refresh(request.refresh)} from ${nameOf(reading.call(request.call))}.`;
  }
  return request.role === 'logout' ? say`FastAPI ends the session.` : say`FastAPI accepts ${whose}.`;
}

function commentOf(reading: Reading, step: Step, request: RequestRecord, status: number | null): Sentence {
  if (request.end && request.end.step < step.step) return unread(reading, step, request);
  if (status === null) return [];
  if (status >= 400) return failureComment(reading, step, request, status);
  if (request.role === 'refresh') return issueComment(reading, step, request);
  return request.role === 'api' && request.access !== null
    ? say`${reading.access(request.access, step.atMs)} is good.`
    : [];
}

function failureComment(reading: Reading, step: Step, request: RequestRecord, status: number): Sentence {
  const reason = refusalOf(reading, request);
  if (reason.length > 0) return stop(begin(reason));
  if (status < 500 || !wouldTake(reading, request.refresh, step.step)) return [];
  return say`It issues nothing, and ${reading.refresh(request.refresh)} is still good.`;
}

function issueComment(reading: Reading, step: Step, request: RequestRecord): Sentence {
  const [issued] = reactionsOf(step, 'tokens-issued');
  if (!issued || request.refresh === null) return [];
  const access = reading.access(issued.access, step.atMs);
  const presented = reading.refresh(request.refresh);
  const pair =
    request.refresh === issued.refresh ? say`${access}` : say`${access} and ${reading.refresh(issued.refresh)}`;
  const use = firstUseOf(reading, request.refresh, step.step);
  if (use)
    return say`${begin([nameOf(reading.call(use.call))])} has used it already, but the grace period lasts: FastAPI issues ${pair}.`;
  const held = reading.held('access', request.tab, step.from);
  if (isGoodBefore(reading.trace, held, step.from) && !refreshWasNeeded(reading.trace, request.id)) {
    return say`It issues ${pair}, although ${reading.access(held, step.atMs)} is still good.`;
  }
  return request.refresh === issued.refresh
    ? say`It issues ${pair}; ${presented} stays good.`
    : say`It issues ${pair}; ${presented} is used up.`;
}

function unread(reading: Reading, step: Step, request: RequestRecord): Sentence {
  const [issued] = reactionsOf(step, 'tokens-issued');
  const cause =
    request.end?.as === 'failed' && request.end.because === 'abort'
      ? 'the request was aborted'
      : 'the app has given up';
  if (!issued) return say`Nobody waits for the answer: ${cause}.`;
  return say`It issues ${reading.access(issued.access, step.atMs)} and ${reading.refresh(issued.refresh)}, but nobody waits for them: ${cause}.`;
}
