import { loadScenario } from '../sim/index.ts';
import type { RunRequest, Source, Trace } from '../sim/index.ts';
import { applyMutant, runKey } from './runSpec.ts';
import type { Runner, RunSpec } from './runSpec.ts';

/** What a host gives: texts of wrappers, and a simulator. */
export interface RunHost {
  /** @throws {Error} when there is no wrapper with this id */
  readonly source: (wrapper: string) => Source | Promise<Source>;
  readonly run: (request: RunRequest) => Promise<Trace>;
}

/** Traces that are kept, so that a question shows again at once. */
const KEPT = 256;

/** A runner that runs each spec once. */
export function createRunner({ source, run }: RunHost): Runner {
  const sources = new Map<string, Promise<Source>>();
  const traces = new Map<string, Promise<Trace>>();

  async function sourceOf(wrapper: RunSpec['wrapper']): Promise<Source> {
    if (typeof wrapper === 'string') return source(wrapper);
    return applyMutant(await known(wrapper.of), wrapper);
  }

  function known(wrapper: RunSpec['wrapper']): Promise<Source> {
    return unlessFailed(sources, JSON.stringify(wrapper), () => sourceOf(wrapper));
  }

  return (spec) =>
    unlessFailed(traces, runKey(spec), async () =>
      run({
        source: await known(spec.wrapper),
        scenario: await loadScenario(spec),
        schedule: spec.schedule ?? { by: 'time' },
      }),
    );
}

/** What was made for a key before, or else what is made now. A failure is not kept: an interrupted simulator may be asked again. */
function unlessFailed<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = kept.get(key);
  if (before) return before;
  const made = make();
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}
