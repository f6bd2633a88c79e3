import type { Call } from '../call.ts';
import { isWriter } from '../components.ts';
import type { CallId } from '../ids.ts';

/** The calls of a tab that have begun and not settled. */
export interface OpenCalls {
  readonly begin: (call: Call) => void;
  readonly has: (call: Call) => boolean;
  /** Settles a call. Gives it with all who share its answer, first to last. */
  readonly settle: (call: Call) => readonly Call[];
  readonly hasSettled: (call: CallId) => boolean;
}

/**
 * RTK Query sends one request for all calls of a component: whoever called while it was under way shares its answer. A
 * mutation is nobody else's.
 */
export function createOpenCalls(): OpenCalls {
  const open = new Map<Call['component'], readonly Call[]>();
  const settled = new Set<CallId>();
  const of = ({ component }: Call): readonly Call[] => open.get(component) ?? [];
  return {
    begin: (call) => void open.set(call.component, [...of(call), call]),
    has: (call) => of(call).some(({ id }) => id === call.id),
    settle(call) {
      const over = isWriter(call.component) ? [call] : of(call);
      open.set(
        call.component,
        of(call).filter(({ id }) => !over.some((one) => one.id === id)),
      );
      for (const { id } of over) settled.add(id);
      return over;
    },
    hasSettled: (call) => settled.has(call),
  };
}
