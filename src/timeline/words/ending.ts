import { callRecordsOf, counted, openCallsOf, logoutsOf, timeText } from '../../sim/index.ts';
import type { Call, CallRecord, Trace } from '../../sim/index.ts';
import { begin, nameAll, nameOf, ownedBy } from './names.ts';
import { readingOf } from './traceIndex.ts';
import type { Reading } from './traceIndex.ts';
import { requestName } from './requestName.ts';
import { paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdAfter, isUnderWay, refreshOfOthers } from './situation.ts';

/** What the end of a run means: who has data, who waits for whom, or that there is no end. */
export function ending(trace: Trace): Sentence {
  const reading = readingOf(trace);
  switch (trace.end) {
    case 'settled':
      return paragraph(strong(say`The run is over${after(reading)}.`), say`${outcomeOf(trace)}${sessionOf(reading)}.`);
    case 'stuck':
      return paragraph(strong(stuckBecause(trace)), stuckSentence(reading));
    case 'runaway':
      return paragraph(
        strong(say`A runaway: the run is ended after ${counted(reading.requests.length, 'request')}.`),
        runawaySentence(reading),
      );
    case 'stopped':
      return paragraph(
        strong(say`The run goes on from here.`),
        say`${counted(trace.pending.length, 'event')} can happen next.`,
      );
  }
}

function stuckBecause({ patienceMs }: Trace): Sentence {
  return patienceMs === undefined
    ? say`Stuck: nothing is pending any more.`
    : say`The lab waits no longer: after ${timeText(patienceMs)} a timer is left.`;
}

function after({ trace, steps }: Reading): string {
  const last = steps.at(-1);
  if (!last) return '';
  return trace.timed ? ` after ${timeText(last.atMs)}` : ` after ${counted(steps.length, 'step')}`;
}

/** `All 3 calls have their data`, `Posts has its data; Users and Comments failed`. */
function outcomeOf(trace: Trace): Sentence {
  const records = callRecordsOf(trace);
  const filled = callsOf(records, true);
  const failed = callsOf(records, false);
  const gone = records.filter((record) => record.gone).map(({ call }) => call);
  if (gone.length > 0) {
    const parts = [
      filled.length > 0 && say`${these(trace, filled)} ${filled.length === 1 ? 'has its' : 'have their'} data`,
      failed.length > 0 && say`${these(trace, failed)} failed`,
      gone.length === 1
        ? say`${nameAll(gone)} is gone with its tab`
        : say`${these(trace, gone)} are gone with their tab`,
    ].filter((part) => part !== false);
    return parts.reduce((all, part) => say`${all}; ${part}`);
  }
  if (failed.length === 0)
    return filled.length === 1 ? say`${nameAll(filled)} has its data` : say`${everyOne(filled)} have their data`;
  if (filled.length === 0)
    return failed.length === 1 ? say`${nameAll(failed)} failed` : say`${everyOne(failed)} failed`;
  return begin(
    say`${these(trace, filled)} ${filled.length === 1 ? 'has its' : 'have their'} data; ${these(trace, failed)} failed`,
  );
}

/** Their names; `the calls in tab 2` where they are all of a tab. */
function these({ calls, scenario }: Trace, some: readonly Call[]): Sentence {
  const tab = some[0]?.tab;
  const isWhole = scenario.tabs > 1 && some.length > 1 && some.every((call) => call.tab === tab);
  return isWhole && some.length === calls.filter((call) => call.tab === tab).length
    ? say`the calls in tab ${tab ?? 1}`
    : nameAll(some);
}

function callsOf(records: readonly CallRecord[], ok: boolean): readonly Call[] {
  return records.filter(({ settled }) => settled?.ok === ok).map(({ call }) => call);
}

function everyOne(calls: readonly Call[]): string {
  return calls.length === 2 ? 'Both calls' : `All ${calls.length} calls`;
}

/** Who logged out, and which token the app holds all the same. */
function sessionOf(reading: Reading): Sentence {
  const { events, scenario } = reading.trace;
  const logouts = logoutsOf(reading.trace);
  const forced = logouts.filter(({ by }) => by === 'wrapper').length;
  if (logouts.length === 0) return [];
  const tabs = new Set(logouts.map((event) => event.tab));
  const place = scenario.tabs > 1 && tabs.size === 1 ? ` in tab ${[...tabs].join()}` : '';
  const times = forced > 1 ? ` ${forced} times` : '';
  const who = forced === 0 ? `the user logged out${place}` : `the user was logged out${times}${place}`;
  const last = logouts.at(-1);
  const held = last ? reading.held('access', last.tab, events.length) : null;
  if (held === null || scenario.tabs > 1) return say`; ${who}`;
  return say`; ${who}, yet the app holds ${reading.access(held, events.at(-1)?.atMs ?? 0)}`;
}

function stuckSentence(reading: Reading): Sentence {
  const { trace } = reading;
  const step = reading.steps.at(-1)?.step ?? 0;
  const open = openCallsOf(trace).map(({ call }) => call);
  const unanswered = reading.requests.filter((request) => isUnderWay(request, step));
  const asking = open.filter((call) => unanswered.some((request) => request.call === call.id));
  const holding = trace.calls.filter(
    (call) => !asking.includes(call) && holdAfter(reading, call.tab, step)?.owner === call.id,
  );
  const others = open.filter((call) => !asking.includes(call) && !holding.includes(call));
  const parts = [unansweredPart(reading, asking, step), holdingPart(holding, open), waitingPart(reading, others, step)];
  return say`${begin(parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : say`; ${part}`)))}.`;
}

function unansweredPart(reading: Reading, asking: readonly Call[], step: number): Sentence {
  const [only] = asking;
  if (!only) return [];
  const request = reading.requests.findLast((candidate) => candidate.call === only.id && isUnderWay(candidate, step));
  if (asking.length > 1 || !request) return say`FastAPI never answers ${nameAll(asking)}`;
  return say`FastAPI never answers ${ownedBy(only, requestName(request))}`;
}

function holdingPart(holding: readonly Call[], open: readonly Call[]): Sentence {
  if (holding.length === 0) return [];
  const isOne = holding.length === 1;
  const waits = holding.every((call) => open.includes(call)) ? (isOne ? ' and waits' : ' and wait') : '';
  return say`${nameAll(holding)} ${isOne ? 'holds the lock' : 'each hold a lock'}${waits}`;
}

function waitingPart(reading: Reading, others: readonly Call[], step: number): Sentence {
  if (others.length === 0) return [];
  const wanted = new Set(
    others.map(
      (call) =>
        holdAfter(reading, call.tab, step)?.owner ?? refreshOfOthers(reading, call.tab, step, call.id)?.call ?? null,
    ),
  );
  const [id = null] = wanted;
  const patient = reading.trace.patienceMs === undefined ? ' for ever' : ' still';
  const target =
    wanted.size === 1 && id !== null ? ` for ${nameOf(reading.call(id))}` : wanted.size > 1 ? ' for them' : patient;
  return say`${nameAll(others)} ${others.length === 1 ? 'waits' : 'wait'}${target}`;
}

function runawaySentence({ requests }: Reading): Sentence {
  const refreshes = requests.filter((request) => request.role === 'refresh');
  const refused = refreshes.filter((request) => request.end?.as === 'answered' && request.end.status >= 400).length;
  const share = say`${refreshes.length} of them ${refreshes.length === 1 ? 'is a refresh' : 'are refreshes'}`;
  return refused > 0 ? say`${share}, and ${refused} came back refused.` : say`${share}.`;
}
