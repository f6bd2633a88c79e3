import { refreshWasNeeded } from '../../sim/index.ts';
import type { EventOf } from '../../sim/index.ts';
import { clause } from './clause.ts';
import type { Clause } from './clause.ts';
import { between } from './when.ts';
import { nameOf } from './names.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { firstUseOf, isUnderWay } from './situation.ts';

/** A request that was sent: with what, and what is odd about that. `index` is its place among the events. */
export function sendClause(reading: Reading, step: Step, sent: EventOf<'request-sent'>, index: number): Clause {
  switch (sent.role) {
    case 'refresh':
      return refreshClause(reading, sent, index);
    case 'logout':
      return clause('tells', 'tell', { object: say`FastAPI of the logout` });
    case 'login':
      return clause('logs in', 'log in');
    case 'api':
      return tryClause(reading, step, sent, index);
  }
}

function tryClause(reading: Reading, step: Step, sent: EventOf<'request-sent'>, index: number): Clause {
  const token = reading.access(sent.access, sent.atMs);
  const repeats = sent.attempt > 1;
  // Its own new token was named right before.
  const isNamed =
    reading.actor(step)?.id === sent.call &&
    reactionsOf(step, 'token-stored').some((event) => event.kind === 'access' && event.generation === sent.access);
  if (repeats && sent.access !== null && isNamed) return clause('repeats', 'repeat');
  const carried = sent.access === null ? say`without a token` : say`with ${token}`;
  const held = reading.held('access', sent.tab, index);
  const remark = token.token.expired
    ? say`which has expired`
    : sent.access !== null && held !== null && held !== sent.access
      ? say`although ${reading.store} holds ${reading.access(held, sent.atMs)}`
      : replacement(reading, step, sent);
  return repeats
    ? clause('repeats', 'repeat', { object: carried, remark })
    : clause('sends', 'send', { object: say`try 1 ${carried}`, remark });
}

/** A 401 that was old news: the token had been replaced while its answer was on the way. */
function replacement(reading: Reading, step: Step, sent: EventOf<'request-sent'>): Sentence {
  if (step.first.type !== 'answer-arrived' || step.first.status !== 401) return [];
  const refused = reading.request(step.first.request);
  if (refused.call !== sent.call || refused.role !== 'api' || refused.access === null || refused.access === sent.access)
    return [];
  const stored = reading.stored(sent.access, sent.tab, step.from);
  return stored
    ? say`which replaced ${reading.access(refused.access, step.atMs)} ${between(reading.trace, stored, step)} before`
    : [];
}

function refreshClause(reading: Reading, sent: EventOf<'request-sent'>, index: number): Clause {
  const again = sent.attempt > 1 ? say`again ` : [];
  const carried = sent.refresh === null ? say`without a refresh token` : say`with ${reading.refresh(sent.refresh)}`;
  return clause('refreshes', 'refresh', {
    object: say`${again}${carried}`,
    remark: refreshRemark(reading, sent, index),
  });
}

function refreshRemark(reading: Reading, sent: EventOf<'request-sent'>, index: number): Sentence {
  if (!refreshWasNeeded(reading.trace, sent.request)) {
    return say`although ${reading.access(reading.held('access', sent.tab, index), sent.atMs)} is good`;
  }
  if (sent.refresh === null) return [];
  if (firstUseOf(reading, sent.refresh, sent.step)) return say`which is used already`;
  const order = reading.requests.findIndex((request) => request.id === sent.request);
  const earlier = reading.requests
    .slice(0, order)
    .filter((request) => request.role === 'refresh' && request.refresh === sent.refresh);
  if (earlier.some((request) => request.call === sent.call)) return [];
  const same = earlier.find((request) => isUnderWay(request, sent.step));
  return same ? say`which ${nameOf(reading.call(same.call))} has sent already` : [];
}
