import type { Call } from '../../sim/index.ts';
import { clause } from './clause.ts';
import type { Clause, Deed } from './clause.ts';
import { nameOf } from './names.ts';
import type { Reading, Step } from './traceIndex.ts';
import { say } from './sentence.ts';
import { holdAfter, isUnderWay, refreshOfOthers } from './situation.ts';

/** The calls that begin to wait at a step: unsettled, and with no request of their own under way. */
export function waitersOf(reading: Reading, step: Step): readonly Deed[] {
  // A runaway's last request was never sent: nobody knows what its call waits for.
  if (reading.trace.end === 'runaway' && step === reading.steps.at(-1)) return [];
  return reading.trace.calls.flatMap((call): readonly Deed[] => {
    const begins =
      step.first.type === 'call-started'
        ? step.first.call === call.id
        : reading.requests.some((request) => request.call === call.id && request.end?.step === step.step);
    const isBusy = reading.requests.some((request) => request.call === call.id && isUnderWay(request, step.step));
    if (!begins || isBusy || reading.isSettled(call.id, step.step)) return [];
    return [{ call, clause: waitClause(reading, call, step.step) }];
  });
}

function waitClause(reading: Reading, call: Call, step: number): Clause {
  const hold = holdAfter(reading, call.tab, step);
  if (hold?.owner === call.id) {
    return hold.from.step === step
      ? clause('then waits', 'then wait', { remark: say`holding it` })
      : clause('waits', 'wait', { object: say`while it holds the lock itself` });
  }
  if (hold?.owner)
    return clause('waits', 'wait', { object: say`while ${nameOf(reading.call(hold.owner))} holds the lock` });
  const refresh = refreshOfOthers(reading, call.tab, step, call.id);
  if (refresh?.call === null && refresh.sent.step === step) return clause('waits', 'wait', { object: say`for it` });
  return refresh
    ? clause('waits', 'wait', { object: say`while ${nameOf(reading.call(refresh.call))} refreshes` })
    : clause('waits', 'wait');
}
