import { capital, deedInWords, LOST, tokenName } from '../../sim/index.ts';
import type { CallId, EventOf, Trace, TraceEvent } from '../../sim/index.ts';
import { nameOf, ownedBy } from '../../timeline/words/names.ts';
import { requestName } from '../../timeline/words/requestName.ts';
import { readingOf } from '../../timeline/words/traceIndex.ts';
import type { Reading, Step } from '../../timeline/words/traceIndex.ts';

/** A move of the game: a step of the run, in a few words. */
export interface Move {
  /** From 1; the mounts at the start are none. */
  readonly number: number;
  readonly step: number;
  readonly words: string;
}

/**
 * All moves of a run that was chosen move by move.
 *
 * @param opening how many steps were over before the first move
 */
export function movesOf(trace: Trace, opening: number): readonly Move[] {
  const reading = readingOf(trace);
  return reading.steps
    .slice(opening)
    .map((step, at) => ({ number: at + 1, step: step.step, words: wordsOf(reading, step) }));
}

function wordsOf(reading: Reading, step: Step): string {
  const { first } = step;
  switch (first.type) {
    case 'request-decided':
    case 'request-lost': {
      const request = reading.request(first.request);
      const whose = capital(ownedBy(reading.call(request.call), requestName(request)));
      return `${whose} ${first.type === 'request-lost' ? LOST : 'reaches FastAPI'}`;
    }
    case 'answer-arrived': {
      const request = reading.request(first.request);
      const what = request.issued ? tokenName('access', request.issued.access) : `${first.status}`;
      return withDeeds(`${what} reaches ${nameOf(reading.call(request.call))}`, reading, step);
    }
    case 'request-failed':
      return withDeeds(`${capital(nameOf(reading.actor(step)))} gets no answer`, reading, step);
    case 'call-started':
      return withDeeds(`${nameOf(reading.actor(step))} mounts`, reading, step);
    case 'timer-fired':
      return withDeeds(timerInWords(reading, step), reading, step);
    case 'user-acted':
      return first.action === 'abort'
        ? `${nameOf(reading.call(first.call))} is aborted`
        : `The user ${deedInWords(first)}`;
    default:
      return 'The app goes on';
  }
}

function timerInWords(reading: Reading, step: Step): string {
  const polled = step.reactions.find((event) => event.type === 'call-started');
  return polled?.type === 'call-started' ? `${nameOf(reading.call(polled.call))} polls` : 'A timer fires';
}

function withDeeds(fact: string, reading: Reading, step: Step): string {
  const actor = reading.actor(step)?.id ?? null;
  const deeds = [...new Set(step.reactions.flatMap((event) => deedOf(event, actor)))].toSorted(
    (one, other) => LOUDEST.indexOf(one) - LOUDEST.indexOf(other),
  );
  const isOpen = actor !== null && !reading.isSettled(actor, step.step);
  const sends = step.reactions.some((event) => event.type === 'request-sent' && event.call === actor);
  const all = isOpen && !sends ? [...deeds, 'waits'] : deeds;
  return all.length === 0 ? fact : `${fact}: ${all.slice(0, 2).join(', ')}`;
}

/** Where there is room for two only. What is not listed comes first. */
const LOUDEST = ['logs out', 'refreshes', 'filled', 'fails', 'releases'];

/** What the call did. That it takes the lock is left out: whoever does refreshes. */
function deedOf(event: TraceEvent, actor: CallId | null): readonly string[] {
  switch (event.type) {
    case 'logged-out':
      return event.by === 'wrapper' ? ['logs out'] : [];
    case 'lock-released':
      return ['releases'];
    case 'request-sent':
      return event.call === actor ? [verbOf(event)] : [];
    case 'call-settled':
      return event.call !== actor ? [] : event.ok ? ['filled'] : ['fails'];
    default:
      return [];
  }
}

function verbOf({ role, attempt }: EventOf<'request-sent'>): string {
  if (role === 'refresh') return 'refreshes';
  if (role !== 'api') return role === 'login' ? 'logs in' : 'tells FastAPI';
  return attempt === 1 ? 'sends try 1' : 'repeats';
}
