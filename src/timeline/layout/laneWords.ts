import { standInWords, standOfWait } from '../../sim/index.ts';
import type { CallId, CallRecord, Wait } from '../../sim/index.ts';
import { momentText } from './facts.ts';
import type { RunFacts } from './facts.ts';

/** A call by the name of its component; its tab is told by where it stands. */
export function shortName(facts: RunFacts, id: CallId | null): string {
  return id === null ? 'the app' : (facts.callOf(id)?.name ?? id);
}

/** For whom a call waits, from the longest wording to the shortest: `waits for Posts, for ever`, `waits for Posts`. */
export function waitTexts(facts: RunFacts, wait: Wait): readonly [string, ...string[]] {
  const isForEver = wait.to === null && facts.trace.end === 'stuck';
  const ever = (text: string): string => `${text}, for ever`;
  if (wait.waitsFor === null) return isForEver ? [ever('waits'), 'waits'] : ['waits'];
  const whom = wait.waitsFor === wait.call ? 'its own lock' : shortName(facts, wait.waitsFor);
  const text = `waits for ${whom}`;
  return isForEver ? [ever(text), text] : [text];
}

/** Where a call stands while it waits: `stands at line 57: await mutex.waitForUnlock()`; `null` where nobody knows. */
export function standText({ trace }: RunFacts, wait: Wait): string | null {
  const stand = standOfWait(trace, wait);
  return stand && standInWords(stand);
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

/** How a call ended. */
export interface EndTexts {
  /** From the longest wording to the shortest; none for a call that has not ended. */
  readonly texts: readonly string[];
  /** The longest wording is the news of its run: it gets its place. A time can be read from the axis. */
  readonly isNews: boolean;
}

/** How a call ended, in words. */
export function endTexts(facts: RunFacts, record: CallRecord): EndTexts {
  const { settled, call, gone } = record;
  if (!settled && gone) return { texts: [`gone with its tab at ${momentText(facts, gone)}`, 'gone'], isNews: false };
  if (!settled) {
    const texts = cutShort(facts, record) ? ['ended here: too many requests', 'ended here'] : [];
    return { texts, isNews: false };
  }
  const at = momentText(facts, settled);
  if (settled.ok) {
    const isBehind = facts.logouts.some((logout) => logout.tab === call.tab && logout.step <= settled.step);
    return isBehind
      ? { texts: ['filled, behind the login page', 'filled, unseen', 'filled'], isNews: true }
      : { texts: [`filled at ${at}`, 'filled'], isNews: false };
  }
  const texts =
    settled.fault === null
      ? [`failed with ${settled.status} at ${at}`, `failed with ${settled.status}`, 'failed']
      : ['the wrapper failed', 'failed'];
  return { texts, isNews: false };
}
