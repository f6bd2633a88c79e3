import type { RequestId, Trace } from '../../sim/trace.ts';
import type { Moment, RequestRecord } from '../../sim/facts/requests.ts';
import { actorOf } from './deeds.ts';
import { directCause } from './directCause.ts';
import { requestName } from './fastapiCaption.ts';
import { nameOf } from './names.ts';
import { readingOf, reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import { refusalOf } from './refusal.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdBefore, holdAfter, refreshOfOthers } from './situation.ts';

/** One link in the chain of causes of a request. */
export interface Cause extends Moment {
  readonly sentence: Sentence;
  /** The last link: what the code reacted to when it sent the request. */
  readonly direct: boolean;
}

/**
 * Why a request was sent: its causes in order, the direct one last. All of them are events of the trace.
 *
 * @throws {Error} when the trace has no such request.
 */
export function why(trace: Trace, requestId: RequestId): readonly Cause[] {
  const reading = readingOf(trace);
  const request = reading.request(requestId);
  const step = reading.step(request.sent.step);
  if (!step) return [];
  const before = earlierCauses(reading, request, step)
    .filter((cause) => cause.step < step.step)
    .toSorted((a, b) => a.step - b.step);
  return [...before, { step: step.step, atMs: step.atMs, sentence: directCause(reading, request, step), direct: true }];
}

function earlierCauses(reading: Reading, request: RequestRecord, step: Step): readonly Cause[] {
  const own = ownBefore(reading, request);
  const refused = own.findLast((earlier) => earlier.role === 'api' && earlier.end?.as === 'answered' && earlier.end.status >= 400);
  const last = own.at(-1);
  const from = refused?.sent ?? mountOf(reading, request) ?? step;
  return [
    ...(refused ? refusalCauses(reading, request, refused) : mountCauses(reading, request)),
    ...(last && last !== refused
      ? lastTryCauses(reading, last)
      : [...storeCauses(reading, request, from.step, step), ...releaseCauses(reading, request, from.step, step)]),
  ];
}

/** The refusal, and the wait or the refresh that it led to. */
function refusalCauses(reading: Reading, request: RequestRecord, refused: RequestRecord): readonly Cause[] {
  const causes: Cause[] = [];
  const reason = refusalOf(reading, refused);
  if (refused.decided) {
    const sentence = reason.length > 0
      ? say`FastAPI refuses ${requestName(refused)}: ${reason}.`
      : say`FastAPI answers ${requestName(refused)} with ${refused.decided.status ?? 'nothing'}.`;
    causes.push(causeAt(refused.decided, sentence));
  }
  if (refused.end && refused.end.as === 'answered' && refused.end.step < request.sent.step) {
    causes.push(causeAt(refused.end, say`The ${refused.end.status} arrives${reactionTo(reading, refused.call, refused.tab, refused.end.step)}.`));
  }
  return causes;
}

function mountCauses(reading: Reading, request: RequestRecord): readonly Cause[] {
  const mount = mountOf(reading, request);
  if (!mount) return [];
  const call = reading.call(request.call);
  return [causeAt(mount, say`${nameOf(call)} mounts${reactionTo(reading, request.call, request.tab, mount.step)}.`)];
}

/** What a call did at a step of its own: `, and Posts refreshes`, `while Posts holds the lock, so Users waits`. */
function reactionTo(reading: Reading, call: string | null, tab: number, step: number): Sentence {
  const name = nameOf(reading.call(call));
  const sent = reading.requests.find((request) => request.call === call && request.sent.step === step);
  if (sent?.role === 'refresh') return say`, and ${name} refreshes`;
  if (sent) return say`, and ${name} sends ${requestName(sent)}`;
  const hold = holdAfter(reading, tab, step);
  if (hold?.owner && hold.owner !== call) return say` while ${nameOf(reading.call(hold.owner))} holds the lock: ${name} waits`;
  const refresh = refreshOfOthers(reading, tab, step, call);
  return refresh ? say` while ${nameOf(reading.call(refresh.call))} refreshes: ${name} waits` : say`, and ${name} waits`;
}

/** What FastAPI made of the refresh, or other request, that came right before. */
function lastTryCauses(reading: Reading, last: RequestRecord): readonly Cause[] {
  if (last.lost) return [causeAt(last.lost, say`The ${requestName(last)} is lost on its way.`)];
  if (!last.decided || last.decided.status === null) return [];
  if (last.issued && last.refresh !== null) {
    const pair = last.issued.refresh === last.refresh
      ? say`${reading.access(last.issued.access, last.decided.atMs)}`
      : say`${reading.access(last.issued.access, last.decided.atMs)} and ${reading.refresh(last.issued.refresh)}`;
    return [causeAt(last.decided, say`FastAPI takes ${reading.refresh(last.refresh)} and issues ${pair}.`)];
  }
  if (last.decided.status < 400) return [];
  const reason = refusalOf(reading, last);
  const verb = last.decided.status >= 500 ? 'fails on' : 'refuses';
  return [causeAt(last.decided, reason.length > 0
    ? say`FastAPI ${verb} the ${requestName(last)}: ${reason}.`
    : say`FastAPI ${verb} the ${requestName(last)} with ${last.decided.status}.`)];
}

/** Who else put a newer access token into the store of this tab since then. */
function storeCauses(reading: Reading, request: RequestRecord, from: number, until: Step): readonly Cause[] {
  return reading.steps.filter((step) => step.step > from && step.step < until.step).flatMap((step) => {
    const actor = actorOf(reading, step);
    const stored = reactionsOf(step, 'token-stored').findLast((event) => event.kind === 'access' && sharesStore(event, request.tab));
    if (!stored || actor?.id === request.call) return [];
    return [causeAt(step, say`${nameOf(actor)} brings ${reading.access(stored.generation, step.atMs)} into the store.`)];
  });
}

/** The last release of a lock that is free when the request is sent. */
function releaseCauses(reading: Reading, request: RequestRecord, from: number, until: Step): readonly Cause[] {
  if (holdBefore(reading, request.tab, until.step)) return [];
  const hold = reading.holds.findLast((candidate) =>
    candidate.tab === request.tab && candidate.to && candidate.to.step > from && candidate.to.step < until.step);
  if (!hold?.to || hold.owner === request.call) return [];
  return [causeAt(hold.to, say`${nameOf(reading.call(hold.owner))} releases the lock.`)];
}

function ownBefore(reading: Reading, request: RequestRecord): readonly RequestRecord[] {
  const index = reading.requests.indexOf(request);
  return reading.requests.slice(0, index).filter((earlier) => earlier.call === request.call && earlier.tab === request.tab);
}

function mountOf(reading: Reading, request: RequestRecord): Moment | null {
  return reading.trace.events.find((event) => event.type === 'call-started' && event.call === request.call) ?? null;
}

function sharesStore(event: { readonly tab: number; readonly place: string }, tab: number): boolean {
  return event.tab === tab || event.place !== 'auth-store';
}

function causeAt(moment: Moment, sentence: Sentence): Cause {
  return { step: moment.step, atMs: moment.atMs, sentence, direct: false };
}
