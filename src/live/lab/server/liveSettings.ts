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

/** The same server, whose messages of this kind take so many milliseconds there and back. */
export function withLatency(settings: ServerSettings, kind: 'api' | 'refresh', totalMs: number): ServerSettings {
  const legs = { outMs: totalMs * 0.4, backMs: totalMs * 0.6 };
  return { ...settings, latency: { ...settings.latency, [kind]: legs } };
}
