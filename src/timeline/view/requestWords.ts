import type { RequestId, Trace } from '../../sim/index.ts';
import { barName } from '../layout/barName.ts';
import { factsFor } from '../layout/facts.ts';

/** A request in words, as its bar is called; `null` where the run has none with this id. */
export function requestWords(trace: Trace, id: RequestId): string | null {
  const facts = factsFor(trace, trace.timed ? 'time' : 'steps');
  const record = facts.requests.find((one) => one.id === id);
  return record ? barName(facts, record) : null;
}
