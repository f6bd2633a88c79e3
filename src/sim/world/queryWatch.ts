import type { Action } from '@reduxjs/toolkit';
import type { Call } from '../call.ts';
import type { PlannedCall } from '../callsOf.ts';
import { componentOf, isWriter } from '../components.ts';
import type { CallId } from '../ids.ts';
import type { OpenCalls } from './openCalls.ts';
import type { Recorder } from './recorder.ts';
import { statusIn } from './settlements.ts';
import type { QueryAction, Settlements } from './settlements.ts';
import { wasAnswered } from './wasAnswered.ts';

interface QueryWatchParts {
  readonly calls: readonly PlannedCall[];
  readonly recorder: Recorder;
  readonly open: OpenCalls;
  readonly settlements: Settlements;
  /** What a call's wrapper did that is no result, in a sentence. */
  readonly faultOf: (call: CallId) => string | null;
  /** Ends the subscription of a call: its component unmounts. */
  readonly unsubscribe: (call: CallId) => void;
}

/** Told of each action of a tab, before and after the store has it. */
export interface QueryWatch {
  before(action: Action): void;
  after(action: Action): void;
}

/** Records what RTK Query's own actions say of calls: that one began as a poll, and that one settled. */
export function createQueryWatch({
  calls,
  recorder,
  open,
  settlements,
  faultOf,
  unsubscribe,
}: QueryWatchParts): QueryWatch {
  return {
    before(action) {
      if (action.type === 'blogApi/executeQuery/pending') notePolled(action as QueryAction);
    },
    after(action) {
      if (/^blogApi\/execute(Query|Mutation)\/(fulfilled|rejected)$/.test(action.type))
        noteSettled(action as QueryAction);
    },
  };

  /** A request that no call of the scenario began is a poll: RTK Query makes it when a timer of its own fires. */
  function notePolled({ meta: { arg } }: QueryAction): void {
    const here = calls.filter((call) => isAbout(arg, call));
    if (here.some(open.has)) return;
    const call = here.find(({ id, polledBy }) => polledBy !== undefined && !open.hasSettled(id));
    if (!call) return;
    recorder.record({ type: 'call-started', call: call.id });
    open.begin(call);
  }

  /** A component that polls unmounts when it has polled often enough. */
  function stopPolling({ polledBy }: Call): void {
    if (polledBy === undefined || calls.some((call) => call.polledBy === polledBy && !open.hasSettled(call.id))) return;
    unsubscribe(polledBy);
  }

  function noteSettled(action: QueryAction): void {
    if (action.meta.condition) return;
    const first = calls.find((call) => isAbout(action.meta.arg, call) && open.has(call));
    if (!first) return;
    const how = settlements.accept(first.id);
    if (how === null) return;
    for (const call of open.settle(first)) {
      stopPolling(call);
      if (how === 'succeeded') {
        const strange = !wasAnswered(recorder.events, call, action.payload);
        recorder.record({ type: 'call-settled', call: call.id, ok: true, ...(strange && { strange }) });
        continue;
      }
      const status = statusIn(action.payload) ?? action.error?.name ?? 'Error';
      recorder.record({ type: 'call-settled', call: call.id, ok: false, status, fault: faultOf(first.id) });
    }
  }
}

/** Whether RTK Query's action is about such a call. */
function isAbout(
  { endpointName, originalArgs }: QueryAction['meta']['arg'],
  { component, name }: Pick<PlannedCall, 'component' | 'name'>,
): boolean {
  const { endpoint, arg } = componentOf(component);
  return endpoint === endpointName && (isWriter(component) ? name : arg) === originalArgs;
}
