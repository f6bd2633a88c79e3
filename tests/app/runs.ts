import { readFileSync } from 'node:fs';
import { run, scenarioOf } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';

/** A file of src, as text. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
}

/** The app that the wrappers stand in. */
export const APP = {
  '@/api': textOf('live/api.ts'),
  '@/config': textOf('live/config.ts'),
  '@/slices/authSlice': textOf('live/slices/authSlice.ts'),
  '@/stores/authStore': textOf('live/stores/authStore.ts'),
};

/** The run of a built-in wrapper in a scenario, by its latencies. */
export function runOf(wrapper: string, scenario: string): Promise<Trace> {
  const source = { id: wrapper, file: `${wrapper}.ts`, text: textOf(`wrappers/${wrapper}.ts`), app: APP };
  return run({ source, scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}

/** The last step at or before a time, in virtual milliseconds. */
export function stepAt(trace: Trace, atMs: number): number {
  return trace.events.findLast((event) => event.atMs <= atMs)?.step ?? 0;
}
