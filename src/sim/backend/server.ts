import type { BackendEvent } from './events.ts';
import type { Fault } from './faults.ts';
import type { ServerPolicy } from './policy.ts';
import type { BackendState, Vault } from './state.ts';

/** All that the backend needs from its surroundings. */
export interface Server {
  readonly vault: Vault<BackendState>;
  /** Asked anew for each request, so that settings can change while the server runs. */
  readonly policy: () => ServerPolicy;
  /** Milliseconds since 1970, virtual or real. */
  readonly nowMs: () => number;
  /** A token that nobody can guess, or that a seed repeats: see `createTokenSource`. */
  readonly newToken: () => string;
  /** Told after the state is stored, and before the answer is given. */
  readonly observe?: (event: BackendEvent) => void;
  /** Awaited in place of an answer that never comes. */
  readonly hang: () => Promise<never>;
  readonly faults?: () => readonly Fault[];
}
