import type { Call, EventOf, TraceEvent } from '../../sim/trace.ts';
import { refreshWasNeeded } from '../../sim/facts/need.ts';
import { clause } from './clause.ts';
import type { Clause, Deed } from './clause.ts';
import { nameOf } from './names.ts';
import { reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import { listed, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { firstUseOf, holdAfter, isUnderWay, refreshOfOthers, wouldTake } from './situation.ts';

/** The call that the first event of a step is about. */
export function actorOf(reading: Reading, step: Step): Call | null {
  const { first } = step;
  if ('call' in first) return reading.call(first.call);
  return 'request' in first ? reading.call(reading.request(first.request).call) : null;
}

/** What the code did in reaction, in order: what each call took, stored, sent, gave up; and who waits now. */
export function deedsOf(reading: Reading, step: Step): readonly Deed[] {
  const actor = actorOf(reading, step);
  const deeds = step.reactions.flatMap((event, offset): Deed[] => {
    const index = step.from + 1 + offset;
    switch (event.type) {
      case 'lock-acquired':
      case 'lock-released':
        return [{ call: ownerOf(reading, step, event), clause: lockClause(event) }];
      case 'token-stored':
        return isFirstOfItsKind(step, event) ? [{ call: actor, clause: clause('stores', 'store', storedTokens(reading, step)) }] : [];
      case 'token-cleared':
        return step.reactions.some(isLogout) || step.reactions.find((other) => other.type === event.type) !== event
          ? [] : [{ call: actor, clause: clause('clears', 'clear', say`the tokens`) }];
      case 'logged-out':
        return event.by === 'wrapper' ? [{ call: reading.call(event.call), clause: logoutClause(reading, step, event) }] : [];
      case 'request-sent':
        return [{ call: reading.call(event.call), clause: sendClause(reading, step, event, index) }];
      case 'call-settled':
        return settledDeed(reading, step, event);
      case 'navigated':
        return [{ call: actor, clause: clause('goes', 'go', say`to ${event.to}`) }];
      default:
        return [];
    }
  });
  return [...deeds, ...waitersOf(reading, step)];
}

/** `a2 and r2`: what a step stored. */
export function storedTokens(reading: Reading, step: Step): Sentence {
  const stored = reactionsOf(step, 'token-stored').filter((event) => event.generation !== null);
  const pairs = (['access', 'refresh'] as const).flatMap((kind) => {
    const event = stored.find((candidate) => candidate.kind === kind);
    if (!event) return [];
    return [[kind === 'access' ? reading.access(event.generation, step.atMs) : reading.refresh(event.generation)]];
  });
  return pairs.length > 0 ? listed(pairs) : say`no token`;
}

function isFirstOfItsKind(step: Step, event: EventOf<'token-stored'>): boolean {
  return reactionsOf(step, 'token-stored')[0] === event;
}

function isLogout(event: TraceEvent): boolean {
  return event.type === 'logged-out';
}

/** The owner of the hold that an event begins or ends; within a step, the first event belongs to the first hold. */
function ownerOf(reading: Reading, step: Step, event: EventOf<'lock-acquired' | 'lock-released'>): Call | null {
  const isSameLock = (other: { tab: number; lock: number }): boolean => other.tab === event.tab && other.lock === event.lock;
  const before = reactionsOf(step, event.type).filter(isSameLock).findIndex((other) => other === event);
  const holds = reading.holds.filter((hold) =>
    isSameLock(hold) && (event.type === 'lock-acquired' ? hold.from : hold.to)?.step === event.step);
  return reading.call(holds[before]?.owner ?? null);
}

function lockClause(event: EventOf<'lock-acquired' | 'lock-released'>): Clause {
  return event.type === 'lock-acquired' ? clause('takes', 'take', say`the lock`) : clause('releases', 'release', say`the lock`);
}

function logoutClause(reading: Reading, step: Step, event: EventOf<'logged-out'>): Clause {
  const refresh = reading.held('refresh', event.tab, step.from);
  const before = reading.trace.events.slice(0, step.from).some((earlier) => earlier.type === 'logged-out' && earlier.tab === event.tab);
  if (refresh === null && before) return clause('logs out', 'log out', say`once more`);
  return clause('logs out', 'log out', [], wouldTake(reading, refresh, step.step) ? say`although ${reading.refresh(refresh)} is good` : []);
}

function sendClause(reading: Reading, step: Step, sent: EventOf<'request-sent'>, index: number): Clause {
  if (sent.role === 'refresh') return refreshClause(reading, sent);
  if (sent.role === 'logout') return clause('tells', 'tell', say`FastAPI of the logout`);
  if (sent.role === 'login') return clause('logs in', 'log in');
  const token = reading.access(sent.access, sent.atMs);
  // Its own new token was named right before.
  const isOwn = actorOf(reading, step)?.id === sent.call && reactionsOf(step, 'token-stored').some(({ generation }) => generation === sent.access);
  if (sent.attempt > 1 && sent.access !== null && isOwn) return clause('repeats', 'repeat');
  const holds = reading.held('access', sent.tab, index);
  const carried = sent.access === null ? say`without a token` : say`with ${token}`;
  const remark = token.token.expired ? say`which has expired`
    : sent.access !== null && holds !== sent.access && holds !== null ? say`although the store holds ${reading.access(holds, sent.atMs)}` : [];
  return sent.attempt === 1 ? clause('sends', 'send', say`try 1 ${carried}`, remark) : clause('repeats', 'repeat', carried, remark);
}

function refreshClause(reading: Reading, sent: EventOf<'request-sent'>): Clause {
  const token = reading.refresh(sent.refresh);
  const carried = sent.refresh === null ? say`without a refresh token` : say`with ${token}`;
  return clause('refreshes', 'refresh', carried, remark());

  function remark(): Sentence {
    const index = reading.trace.events.indexOf(sent);
    if (!refreshWasNeeded(reading.trace, sent.request)) {
      return say`although ${reading.access(reading.held('access', sent.tab, index), sent.atMs)} is good`;
    }
    if (sent.refresh === null) return [];
    if (firstUseOf(reading, sent.refresh, sent.step)) return say`which is used already`;
    const same = reading.requests.find((other) => other.role === 'refresh' && other.refresh === sent.refresh &&
      other.id !== sent.request && reading.requests.findIndex(({ id }) => id === other.id) < reading.requests.findIndex(({ id }) => id === sent.request) &&
      isUnderWay(other, sent.step));
    return same && same.call !== sent.call ? say`which ${nameOf(reading.call(same.call))} has sent already` : [];
  }
}

function settledDeed(reading: Reading, step: Step, event: EventOf<'call-settled'>): Deed[] {
  const call = reading.call(event.call);
  if (!event.ok) return [{ call, clause: clause('fails', 'fail', say`with ${event.status}`) }];
  const own = step.first.type === 'answer-arrived' && reading.request(step.first.request).call === event.call;
  return own ? [] : [{ call, clause: { one: say`gets its data`, many: say`get their data`, remark: [] } }];
}

function waitersOf(reading: Reading, step: Step): readonly Deed[] {
  return reading.trace.calls.flatMap((call): Deed[] => {
    const isNew = step.first.type === 'call-started' ? step.first.call === call.id
      : reading.requests.some((request) => request.call === call.id && request.end?.step === step.step);
    const settled = reading.trace.events.some((event) => event.type === 'call-settled' && event.call === call.id && event.step <= step.step);
    const busy = reading.requests.some((request) => request.call === call.id && isUnderWay(request, step.step));
    if (!isNew || settled || busy) return [];
    return [{ call, clause: waitClause(reading, call, step.step) }];
  });
}

function waitClause(reading: Reading, call: Call, step: number): Clause {
  const hold = holdAfter(reading, call.tab, step);
  if (hold?.owner === call.id) return { one: say`waits while it holds the lock itself`, many: say`wait while they hold the lock`, remark: [] };
  if (hold?.owner) return clause('waits', 'wait', say`while ${nameOf(reading.call(hold.owner))} holds the lock`);
  const refresh = refreshOfOthers(reading, call.tab, step, call.id);
  return refresh ? clause('waits', 'wait', say`while ${nameOf(reading.call(refresh.call))} refreshes`) : clause('waits', 'wait');
}
