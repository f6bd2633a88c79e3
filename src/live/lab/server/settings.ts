import { scenarioOf } from '../../../sim/index.ts';
import type { Latency, ServerPolicy } from '../../../sim/index.ts';

/** How the server of live mode behaves. It is kept with the server's state, so that all tabs have the same server. */
export interface ServerSettings {
  readonly policy: ServerPolicy;
  readonly latency: Latency;
  /** `real`: messages take the time of the latencies. `held`: each waits until the lab releases it. */
  readonly pace: 'real' | 'held';
}

/** The rules of the simulator's scenarios, and slow enough to be watched. */
export const DEFAULT_SETTINGS: ServerSettings = {
  policy: scenarioOf('three-at-once').server,
  latency: { api: { outMs: 200, backMs: 300 }, refresh: { outMs: 400, backMs: 600 }, exceptions: [] },
  pace: 'real',
};
