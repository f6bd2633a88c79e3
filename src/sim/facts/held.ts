import type { Generation, Trace, TraceEvent } from '../trace.ts';

/**
 * The token that a tab holds just before the event with this index (0: when the run begins).
 * Keys of `localStorage` are shared by the tabs; the auth store is each tab's own.
 */
export function heldBefore(trace: Trace, kind: 'access' | 'refresh', tab: number, index: number): Generation {
  const change = trace.events.slice(0, index).findLast((event) => isChange(event, kind, tab));
  if (change?.type === 'token-stored') return change.generation;
  if (change?.type === 'token-cleared') return null;
  return kind === 'refresh' && trace.scenario.refreshToken === 'none' ? null : 1;
}

function isChange(event: TraceEvent, kind: 'access' | 'refresh', tab: number): boolean {
  if (event.type !== 'token-stored' && event.type !== 'token-cleared') return false;
  return event.kind === kind && (event.tab === tab || event.place !== 'auth-store');
}
