import { beginningInWords, isShared, LOST } from '../../sim/index.ts';
import type { CallId, Moment, RequestId, RequestRecord, Trace } from '../../sim/index.ts';
import { directCause } from './directCause.ts';
import { begin, nameOf } from './names.ts';
import { readingOf, reactionsOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { refusalOf } from './refusal.ts';
import { requestName, theRequest } from './requestName.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdAfter, holdBefore, refreshOfOthers } from './situation.ts';

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
  const step = reading.steps.find((candidate) => candidate.step === request.sent.step);
  if (!step) return [];
  const before = earlierCauses(reading, request, step).filter((cause) => cause.step < step.step);
  return [
    ...before.toSorted((a, b) => a.step - b.step),
    { step: step.step, atMs: step.atMs, sentence: directCause(reading, request, step), direct: true },
  ];
}

function earlierCauses(reading: Reading, request: RequestRecord, step: Step): readonly Cause[] {
  const own = reading.requests
    .slice(0, reading.requests.indexOf(request))
    .filter((earlier) => earlier.call === request.call && earlier.tab === request.tab);
  const refused = own.findLast(
    (earlier) => earlier.role === 'api' && earlier.end?.as === 'answered' && earlier.end.status >= 400,
  );
  const last = own.at(-1);
  const start = refused ? refusalCauses(reading, refused) : mountCauses(reading, request);
  if (last && last !== refused) return [...start, ...decisionCauses(reading, last)];
  const from = refused?.sent.step ?? start[0]?.step ?? step.step;
  return [...start, ...storeCauses(reading, request, from, step), ...releaseCauses(reading, request, from, step)];
}

/** The refusal of a try, and what came of it: a wait, or a refresh. */
function refusalCauses(reading: Reading, refused: RequestRecord): readonly Cause[] {
  const { decided, end } = refused;
  if (!decided || end?.as !== 'answered') return [];
  const reason = refusalOf(reading, refused);
  const what =
    reason.length > 0
      ? say`FastAPI refuses ${requestName(refused)}: ${reason}.`
      : say`FastAPI answers ${requestName(refused)} with ${end.status}.`;
  return [
    causeAt(decided, what),
    causeAt(end, say`The ${end.status} arrives${reactionOf(reading, refused.call, refused.tab, end.step)}.`),
  ];
}

function mountCauses(reading: Reading, request: RequestRecord): readonly Cause[] {
  const mount = reading.trace.events.find((event) => event.type === 'call-started' && event.call === request.call);
  if (!mount) return [];
  return [
    causeAt(
      mount,
      say`${nameOf(reading.call(request.call))} ${beginningInWords(reading.call(request.call))}${reactionOf(reading, request.call, request.tab, mount.step)}.`,
    ),
  ];
}

/** What a call did at a step of its own. */
function reactionOf(reading: Reading, call: CallId | null, tab: number, step: number): Sentence {
  const name = nameOf(reading.call(call));
  const sent = reading.requests.find((request) => request.call === call && request.sent.step === step);
  if (sent)
    return sent.role === 'refresh' ? say`, and ${name} refreshes` : say`, and ${name} sends ${requestName(sent)}`;
  const hold = holdAfter(reading, tab, step);
  if (hold?.owner && hold.owner !== call)
    return say` while ${nameOf(reading.call(hold.owner))} holds the lock: ${name} waits`;
  const refresh = refreshOfOthers(reading, tab, step, call);
  return refresh
    ? say` while ${nameOf(reading.call(refresh.call))} refreshes: ${name} waits`
    : say`, and ${name} waits`;
}

/** What FastAPI made of the request that came right before. */
function decisionCauses(reading: Reading, last: RequestRecord): readonly Cause[] {
  const { decided, issued, lost } = last;
  const what = theRequest(last, 'the');
  if (lost) return [causeAt(lost, begin(say`${what} ${LOST}.`))];
  if (!decided || decided.status === null) return [];
  if (issued && last.refresh !== null) {
    const access = reading.access(issued.access, decided.atMs);
    const pair =
      issued.refresh === last.refresh ? say`${access}` : say`${access} and ${reading.refresh(issued.refresh)}`;
    return [causeAt(decided, say`FastAPI takes ${reading.refresh(last.refresh)} and issues ${pair}.`)];
  }
  if (decided.status < 400) return [causeAt(decided, say`FastAPI accepts ${what}.`)];
  const reason = refusalOf(reading, last);
  const verb = decided.status >= 500 ? 'fails on' : 'refuses';
  return [
    causeAt(
      decided,
      reason.length > 0
        ? say`FastAPI ${verb} ${what}: ${reason}.`
        : say`FastAPI ${verb} ${what} with ${decided.status}.`,
    ),
  ];
}

/** Who else put an access token into the store of this tab since then, or logged out. */
function storeCauses(reading: Reading, request: RequestRecord, from: number, until: Step): readonly Cause[] {
  return reading.steps
    .filter((step) => step.step > from && step.step < until.step)
    .flatMap((step) => {
      const actor = reading.actor(step);
      const [logout] = reactionsOf(step, 'logged-out').filter((event) => event.tab === request.tab);
      if (logout)
        return [
          causeAt(step, begin(say`${logout.by === 'user' ? 'the user' : nameOf(reading.call(logout.call))} logs out.`)),
        ];
      const stored = reactionsOf(step, 'token-stored').findLast(
        (event) => event.kind === 'access' && (event.tab === request.tab || isShared(event.place)),
      );
      if (!stored || actor?.id === request.call) return [];
      return [
        causeAt(
          step,
          begin(say`${nameOf(actor)} brings ${reading.access(stored.generation, step.atMs)} into ${reading.store}.`),
        ),
      ];
    });
}

/** The last release of the lock, if it is free when a refresh is sent. */
function releaseCauses(reading: Reading, request: RequestRecord, from: number, until: Step): readonly Cause[] {
  if (request.role !== 'refresh' || holdBefore(reading, request.tab, until.step)) return [];
  const hold = reading.holds.findLast(
    (candidate) =>
      candidate.tab === request.tab &&
      candidate.to !== null &&
      candidate.to.step > from &&
      candidate.to.step < until.step,
  );
  if (!hold?.to || hold.owner === null || hold.owner === request.call) return [];
  return [causeAt(hold.to, say`${nameOf(reading.call(hold.owner))} releases the lock.`)];
}

function causeAt({ step, atMs }: Moment, sentence: Sentence): Cause {
  return { step, atMs, sentence, direct: false };
}
