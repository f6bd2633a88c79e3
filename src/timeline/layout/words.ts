import type { CallId, CallRecord, Wait } from '../../sim/index.ts';
import { momentText } from './facts.ts';
import type { RunFacts } from './facts.ts';

/** A call by the name of its component; its tab is told by where it stands. */
export function shortName(facts: RunFacts, id: CallId | null): string {
  return id === null ? 'the app' : (facts.callOf(id)?.name ?? id);
}

/** `waits for Posts`; for a deadlock, for whose lock. */
export function waitText(facts: RunFacts, wait: Wait): string {
  const ever = wait.to === null && facts.trace.end === 'stuck' ? ', for ever' : '';
  if (wait.waitsFor === null) return `waits${ever}`;
  return wait.waitsFor === wait.call
    ? `waits for its own lock${ever}`
    : `waits for ${shortName(facts, wait.waitsFor)}${ever}`;
}

/** Whether the cap on requests kept this call from sending its next one. */
export function cutShort(facts: RunFacts, record: CallRecord): boolean {
  const last = facts.trace.events.at(-1)?.step;
  return (
    facts.trace.end === 'runaway' &&
    record.settled === null &&
    facts.requests.findLast((request) => request.call === record.call.id)?.end?.step === last
  );
}

/** How a call ended, from the longest wording to the shortest. */
export function endTexts(facts: RunFacts, record: CallRecord): readonly string[] {
  const { settled, call } = record;
  if (!settled) return cutShort(facts, record) ? ['ended here: too many requests', 'ended here'] : [];
  const at = momentText(facts, settled);
  if (settled.ok) {
    const behind = facts.logouts.some((logout) => logout.tab === call.tab && logout.step <= settled.step);
    return behind ? ['filled, behind the login page', 'filled, unseen', 'filled'] : [`filled at ${at}`, 'filled'];
  }
  if (settled.fault !== null) return ['the wrapper failed', 'failed'];
  return [`failed with ${settled.status} at ${at}`, `failed with ${settled.status}`, 'failed'];
}
