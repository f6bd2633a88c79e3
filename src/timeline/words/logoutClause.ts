import { forcedLogoutsOf } from '../../sim/index.ts';
import type { EventOf } from '../../sim/index.ts';
import { clause } from './clause.ts';
import type { Clause } from './clause.ts';
import { reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { wouldTake } from './situation.ts';

/** A logout by the wrapper: how often in this step, and what speaks against it. */
export function logoutClause(reading: Reading, step: Step, event: EventOf<'logged-out'>): Clause {
  // One that is said in two ways is one.
  const times = forcedLogoutsOf(reading.trace).filter(
    (logout) => logout.step === step.step && logout.call === event.call,
  ).length;
  const refresh = reading.held('refresh', event.tab, step.from);
  const isAgain = refresh === null && reading.loggedOut(event.tab, step.from) !== null;
  const object = times > 1 ? say`${times} times` : isAgain ? say`again` : [];
  return clause('logs out', 'log out', { object, remark: remarkOf(reading, step, event, refresh, isAgain) });
}

function remarkOf(
  reading: Reading,
  step: Step,
  event: EventOf<'logged-out'>,
  refresh: number | null,
  isAgain: boolean,
): Sentence {
  const failed = [step.first, ...reactionsOf(step, 'request-failed')].find((other) => other.type === 'request-failed');
  const last = failed?.type === 'request-failed' ? reading.request(failed.request) : null;
  if (wouldTake(reading, refresh, step.step)) return say`although ${reading.refresh(refresh)} is good`;
  if (!isAgain && last?.role === 'refresh' && (last.decided?.status ?? 0) < 400)
    return say`although FastAPI refused nothing`;
  const isAfter401 = step.first.type === 'answer-arrived' && reading.request(step.first.request).role === 'api';
  return refresh === null && isAfter401 && event.call !== null ? say`having no refresh token` : [];
}
