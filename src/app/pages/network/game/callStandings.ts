import { callRecordsOf, heldBefore, requestsOf, requestsOfCall, tokenName, waitsOf } from '../../../../sim/index.ts';
import type { Call, CallRecord, RequestRecord, Trace } from '../../../../sim/index.ts';
import { nameOf } from '../../../../timeline/words/names.ts';

/** What the app knows of one of its calls. */
export interface CallStanding {
  readonly call: Call;
  readonly state: 'filled' | 'failed' | 'in-flight' | 'waiting' | 'unmounted';
  readonly words: string;
  /** A second line: since when, with what. */
  readonly about: string;
}

/**
 * How each call stands when a run was stopped.
 *
 * @param moveOf the number of the move that a step was
 */
export function callStandings(trace: Trace, moveOf: (step: number) => string): readonly CallStanding[] {
  const requests = requestsOf(trace);
  return callRecordsOf(trace).map((record) => ({
    call: record.call,
    ...standingOf(trace, record, requestsOfCall(requests, record.call.id), moveOf),
  }));
}

function standingOf(
  trace: Trace,
  { call, started, settled }: CallRecord,
  requests: readonly RequestRecord[],
  moveOf: (step: number) => string,
): Omit<CallStanding, 'call'> {
  if (!started) return { state: 'unmounted', words: 'not mounted', about: 'it may mount at any time' };
  if (settled) {
    const at = moveOf(settled.step);
    if (settled.ok) return { state: 'filled', words: 'filled', about: `try ${triesOf(requests)} arrived ${at}` };
    return { state: 'failed', words: `${settled.status}`, about: settled.fault ?? `failed ${at}` };
  }
  const last = requests.findLast(({ end }) => !end);
  if (!last) {
    const wait = waitsOf(trace).findLast(({ call: id, to }) => id === call.id && to === null);
    const owner = trace.calls.find(({ id }) => id === wait?.waitsFor) ?? null;
    const whom = owner === null ? '' : owner.id === call.id ? ' for itself' : ` for ${nameOf(owner)}`;
    return {
      state: 'waiting',
      words: `waits${whom}`,
      about: wait ? `since ${moveOf(wait.from.step).replace(/^at /, '')}` : '',
    };
  }
  const refused = requests.findLast(({ end }) => end?.as === 'answered' && end.status === 401);
  if (last.role === 'refresh') {
    const about = refused
      ? `its ${tokenName('access', refused.access)} was refused ${moveOf(refused.end?.step ?? 0)}`
      : '';
    return { state: 'in-flight', words: 'refreshes', about };
  }
  const held = heldBefore(trace, 'access', call.tab, trace.events.length);
  const sent = `sent ${last.access === null ? 'no token' : tokenName('access', last.access)}`;
  const about = held === last.access ? sent : `${sent}, the app holds ${tokenName('access', held)}`;
  return { state: 'in-flight', words: `waits for try ${last.attempt}`, about };
}

function triesOf(requests: readonly RequestRecord[]): number {
  return requests.filter(({ role, end }) => role === 'api' && end).length;
}
