import { forcedLogoutsOf } from '../../sim/index.ts';
import type { Call, EventOf } from '../../sim/index.ts';
import { clause } from './clause.ts';
import type { Clause, Deed } from './clause.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { listed, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { logoutClause } from './logoutClause.ts';
import { sendClause } from './sendClause.ts';
import { waitersOf } from './waiters.ts';

/** What the code did in reaction, in order: what each call took, stored, sent, gave up; and who waits now. */
export function deedsOf(reading: Reading, step: Step): readonly Deed[] {
  const actor = reading.actor(step);
  const deeds = step.reactions.flatMap((event, offset): readonly Deed[] => {
    switch (event.type) {
      case 'lock-acquired':
        return [{ call: ownerOf(reading, step, event), clause: clause('takes', 'take', { object: say`the lock` }) }];
      case 'lock-released':
        return [
          {
            call: ownerOf(reading, step, event),
            clause: clause('releases', 'release', { object: say`the lock`, minor: true }),
          },
        ];
      case 'token-stored':
        return isFirst(step, event)
          ? [{ call: actor, clause: clause('stores', 'store', { object: storedTokens(reading, step) }) }]
          : [];
      case 'token-cleared':
        return isFirst(step, event) && reactionsOf(step, 'logged-out').length === 0
          ? [
              {
                call: actor,
                clause: clause('clears', 'clear', { object: say`the tokens`, remark: endOfSession(reading, step) }),
              },
            ]
          : [];
      case 'logged-out':
        return isFirstLogoutOf(step, event)
          ? [{ call: reading.call(event.call), clause: logoutClause(reading, step, event) }]
          : [];
      case 'request-sent':
        return [{ call: reading.call(event.call), clause: sendClause(reading, step, event, step.from + 1 + offset) }];
      case 'call-settled':
        return settledDeeds(reading, step, event);
      case 'dispatched':
        return [{ call: actor, clause: clause('tells', 'tell', { object: say`the page of ${event.name}` }) }];
      case 'navigated':
        return [{ call: actor, clause: clause('goes', 'go', { object: say`to ${event.to}` }) }];
      default:
        return [];
    }
  });
  return [...deeds, ...waitersOf(reading, step)];
}

/** Where nothing but the tokens says it: that they were the last. */
function endOfSession(reading: Reading, step: Step): Sentence {
  return forcedLogoutsOf(reading.trace).some((logout) => logout.step === step.step) ? say`which logs the user out` : [];
}

/** `a2 and r2`: what a step stored. */
export function storedTokens(reading: Reading, step: Step): Sentence {
  const stored = reactionsOf(step, 'token-stored').filter((event) => event.generation !== null);
  const tokens = (['access', 'refresh'] as const).flatMap((kind) => {
    const event = stored.find((candidate) => candidate.kind === kind);
    if (!event) return [];
    return [[kind === 'access' ? reading.access(event.generation, step.atMs) : reading.refresh(event.generation)]];
  });
  return tokens.length > 0 ? listed(tokens) : say`a token that FastAPI did not issue`;
}

function isFirst(step: Step, event: EventOf<'token-stored' | 'token-cleared'>): boolean {
  return reactionsOf(step, event.type)[0] === event;
}

function isFirstLogoutOf(step: Step, event: EventOf<'logged-out'>): boolean {
  return event.by === 'wrapper' && reactionsOf(step, 'logged-out').find((other) => other.call === event.call) === event;
}

/** The owner of the hold that an event begins or ends; within a step, the first event belongs to the first hold. */
function ownerOf(reading: Reading, step: Step, event: EventOf<'lock-acquired' | 'lock-released'>): Call | null {
  const isSameLock = (other: { tab: number; lock: number }): boolean =>
    other.tab === event.tab && other.lock === event.lock;
  const before = reactionsOf(step, event.type).filter(isSameLock).indexOf(event);
  const holds = reading.holds.filter(
    (hold) => isSameLock(hold) && (event.type === 'lock-acquired' ? hold.from : hold.to)?.step === event.step,
  );
  return reading.call(holds[before]?.owner ?? null);
}

function settledDeeds(reading: Reading, step: Step, event: EventOf<'call-settled'>): readonly Deed[] {
  const call = reading.call(event.call);
  const isOwn = reading.actor(step)?.id === event.call;
  if (!event.ok) return isOwn && step.first.type === 'user-acted' ? [] : [{ call, clause: failure(event.status) }];
  if (isOwn && step.first.type === 'answer-arrived') return [];
  return [{ call, clause: { one: say`gets its data`, many: say`get their data`, remark: [], minor: false } }];
}

function failure(status: number | string): Clause {
  return clause('fails', 'fail', { object: say`with ${status}`, minor: true });
}
