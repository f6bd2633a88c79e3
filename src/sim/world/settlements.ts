import type { Action } from '@reduxjs/toolkit';
import type { CallId } from '../ids.ts';

/** What RTK Query dispatches when a call settles. */
export interface QueryAction extends Action {
  readonly meta: {
    readonly arg: { readonly endpointName: string; readonly originalArgs: unknown };
    readonly condition?: boolean;
  };
  readonly payload?: unknown;
  readonly error?: { readonly name?: string };
}

/** The status of an error as RTK Query has it: `401`, `FETCH_ERROR`. */
export function statusIn(error: unknown): number | string | null {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : null;
  return typeof status === 'number' || typeof status === 'string' ? status : null;
}

/**
 * Tells a call that settled from an action that only looks so: anybody can dispatch one. A call settles once for each
 * time that its base query ran, as the base query ended, or when it was aborted.
 */
export interface Settlements {
  /** The base query of a call runs. */
  begun(call: CallId, signal: AbortSignal): void;
  /** It gave a result. */
  ended(call: CallId, result: object): void;
  /** RTK Query says that the call settled: how it did; `null` when it did not. */
  accept(call: CallId): 'succeeded' | 'failed' | null;
}

/** The settlements of one tab. */
export function createSettlements(): Settlements {
  const open = new Map<CallId, { readonly signal: AbortSignal; result: 'succeeded' | 'failed' | null }>();
  return {
    begun: (call, signal) => void open.set(call, { signal, result: null }),
    ended(call, result) {
      const found = open.get(call);
      if (found) found.result = 'error' in result && result.error ? 'failed' : 'succeeded';
    },
    accept(call) {
      const found = open.get(call);
      const result = found?.signal.aborted ? 'failed' : (found?.result ?? null);
      if (result !== null) open.delete(call);
      return result;
    },
  };
}
