import type { Scenario, Schedule, Settings, Source, Trace } from '../sim/index.ts';

/** A wrapper with some of its text changed: "a lock for each call". What is replaced must occur exactly once. */
export interface Mutant {
  /** The id of the wrapper that is changed. */
  readonly of: string;
  /** What people call it: `Mutex, one for each call`. */
  readonly name: string;
  readonly replace: readonly (readonly [text: string, by: string])[];
}

/** One run, as plain data: what it is a run of. A host turns it into a trace. */
export interface RunSpec {
  /** The id of a wrapper, or a mutant of one. */
  readonly wrapper: string | Mutant;
  /** The id of a scenario, or one of somebody's own. */
  readonly scenario: string | Scenario;
  /** Changes of the scenario's settings: `{ rotation: 'off', components: '5' }`. */
  readonly settings?: Settings;
  /** By the scenario's latencies unless it says otherwise. */
  readonly schedule?: Schedule;
}

/** A change to a run: what it names is replaced, settings are added to those of the run. */
export type RunChange = Partial<RunSpec>;

/**
 * Runs a spec. Given by the host: the page's worker, or the simulator itself in Node.
 *
 * @throws {Error} when there is no such wrapper or scenario, a setting or a replacement does not fit, or the run fails
 */
export type Runner = (spec: RunSpec) => Promise<Trace>;

/** The run with a change made to it. */
export function changeRun(spec: RunSpec, change: RunChange): RunSpec {
  const settings = { ...spec.settings, ...change.settings };
  return { ...spec, ...change, ...(Object.keys(settings).length > 0 ? { settings } : {}) };
}

/** Tells runs apart: two specs with the same key are the same run. */
export function runKey({ wrapper, scenario, settings = {}, schedule = { by: 'time' } }: RunSpec): string {
  const sorted = Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([wrapper, scenario, sorted, schedule]);
}

/** A run in words, by its ids: `mutex in three-at-once with rotation off`. For messages, and for where no title is known. */
export function runName({ wrapper, scenario, settings = {}, schedule = { by: 'time' } }: RunSpec): string {
  const changes = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  const order = { time: '', seed: ' in a random order', choices: ' in a chosen order' }[schedule.by];
  const name = typeof wrapper === 'string' ? wrapper : `“${wrapper.name}”`;
  return `${name} in ${typeof scenario === 'string' ? scenario : scenario.id}${changes.length > 0 ? ` with ${changes.join(', ')}` : ''}${order}`;
}

/**
 * The source of a mutant: the wrapper's text with its replacements made, one after the other.
 *
 * @throws {Error} when a text that is to be replaced does not occur exactly once
 */
export function applyMutant<S extends Pick<Source, 'id' | 'file' | 'text'>>(source: S, { name, replace }: Mutant): S {
  const text = replace.reduce((current, [from, to]) => {
    const pieces = current.split(from);
    const [before, after] = pieces;
    if (from === '' || pieces.length !== 2 || before === undefined || after === undefined) {
      const times = from === '' ? 'is empty' : `occurs ${pieces.length - 1} times in ${source.file}`;
      throw new Error(
        `Failed to make the mutant "${name}": the text ${JSON.stringify(from)} ${times}. Give a text that occurs exactly once.`,
      );
    }
    return `${before}${to}${after}`;
  }, source.text);
  return { ...source, id: name, text };
}
