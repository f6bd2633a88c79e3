import type { Trace, TraceEvent } from '../../../sim/index.ts';
import { lockedRun } from '../predict/lockedRun.ts';
import type { LockedRun } from '../predict/lockedRun.ts';

/**
 * A run whose future is shut. Its locks are named behind the cover, without an owner: that a wrapper has one stands in
 * its source, and without their lanes the figure would grow when it is opened.
 */
export function shutRun(whole: Trace): LockedRun {
  const locked = lockedRun(whole);
  const locks = new Map(
    whole.events.flatMap((event) =>
      event.type === 'lock-acquired'
        ? [[`${event.tab}.${event.lock}`, { tab: event.tab, lock: event.lock }] as const]
        : [],
    ),
  );
  const after = { step: locked.until + 1, atMs: whole.events.at(-1)?.atMs ?? 0 };
  const lanes = [...locks.values()].map((lock): TraceEvent => ({ type: 'lock-acquired', ...lock, ...after }));
  return { ...locked, trace: { ...locked.trace, events: [...locked.trace.events, ...lanes] } };
}
