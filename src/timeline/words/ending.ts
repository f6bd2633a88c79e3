import type { Call, Trace } from '../../sim/trace.ts';
import { callRecordsOf } from '../../sim/facts/calls.ts';
import type { CallRecord } from '../../sim/facts/calls.ts';
import { waitsOf } from '../../sim/facts/waits.ts';
import { requestName } from './fastapiCaption.ts';
import { begin, counted, nameOf, ownedBy, stop } from './names.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { listed, paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdAfter } from './situation.ts';

/** What the end of a run means: who has data, who waits for whom, or that there is no end. */
export function ending(trace: Trace): Sentence {
  const reading = readingOf(trace);
  switch (trace.end) {
    case 'settled':
      return paragraph(strong(say`The run is over${after(reading)}.`), settledSentence(trace));
    case 'stuck':
      return paragraph(strong(say`Stuck: nothing is pending any more.`), stuckSentence(reading));
    case 'runaway':
      return paragraph(strong(say`A runaway: the run is ended after ${counted(reading.requests.length, 'request')}.`), runawaySentence(reading));
    case 'stopped':
      return paragraph(strong(say`The run goes on from here.`), say`${counted(trace.pending.length, 'event')} can happen next.`);
  }
}

function after({ trace, steps }: Reading): string {
  const last = steps.at(-1);
  if (!last) return '';
  return trace.timed ? ` after ${last.atMs} ms` : ` after ${counted(steps.length, 'step')}`;
}

function settledSentence(trace: Trace): Sentence {
  const records = callRecordsOf(trace);
  const forced = trace.events.filter((event) => event.type === 'logged-out' && event.by === 'wrapper').length;
  const out = forced > 0 ? say`; the user was logged out${forced > 1 ? `, ${forced} times` : ''}` : [];
  return say`${outcomeOf(records)}${out}.`;
}

/** `All 3 calls have their data`, `1 of 3 calls has its data; Users and Comments failed`. */
function outcomeOf(records: readonly CallRecord[]): Sentence {
  const failed = records.filter(({ settled }) => settled?.ok === false);
  const filled = records.filter(({ settled }) => settled?.ok === true);
  if (filled.length === records.length) return records.length === 1 ? say`${namesOf(filled)} has its data` : say`All ${records.length} calls have their data`;
  if (filled.length === 0) return records.length === 1 ? say`${namesOf(failed)} failed` : say`All ${records.length} calls failed`;
  return say`${namesOf(filled)} ${filled.length === 1 ? 'has its' : 'have their'} data; ${namesOf(failed)} failed`;
}

function namesOf(records: readonly CallRecord[]): Sentence {
  return records.length > 4 ? say`${records.length} calls` : listed(records.map(({ call }) => say`${nameOf(call)}`));
}

function stuckSentence(reading: Reading): Sentence {
  const { trace } = reading;
  const last = reading.steps.at(-1)?.step ?? 0;
  const unanswered = reading.requests.find((request) => request.decided?.status === null && !request.end);
  const waiting = waitsOf(trace).filter((wait) => wait.to === null).map((wait) => wait.call);
  const others = trace.calls.filter((call) => waiting.includes(call.id));
  if (unanswered) {
    const what = ownedBy(reading.call(unanswered.call), requestName(unanswered));
    const waits = others.length > 0 ? say`, and ${wait(others)}${blamed(others, last)}` : [];
    return say`FastAPI never answers ${what}${waits}.`;
  }
  return stop(begin(say`${wait(others)}${blamed(others, last)}`));

  function blamed(calls: readonly Call[], step: number): Sentence {
    const owners = [...new Set(calls.map((call) => holdAfter(reading, call.tab, step)?.owner ?? null))];
    const owner = owners.length === 1 ? reading.call(owners[0] ?? null) : null;
    if (!owner) return [];
    return calls.includes(owner) ? say`, and ${nameOf(owner)} holds the lock itself` : say` while ${nameOf(owner)} holds the lock`;
  }
}

function wait(calls: readonly Call[]): Sentence {
  const names = calls.length > 4 ? say`${calls.length} calls` : listed(calls.map((call) => say`${nameOf(call)}`));
  return say`${names} ${calls.length === 1 ? 'waits' : 'wait'} for ever`;
}

function runawaySentence(reading: Reading): Sentence {
  const refreshes = reading.requests.filter((request) => request.role === 'refresh');
  const share = say`${refreshes.length} of them ${refreshes.length === 1 ? 'is a refresh' : 'are refreshes'}`;
  const refused = refreshes.filter((request) => request.end?.as === 'answered' && request.end.status >= 400).length;
  return begin(refused > 0 ? say`${share}, and ${refused === refreshes.length ? 'every one' : refused} came back refused.` : say`${share}.`);
}
