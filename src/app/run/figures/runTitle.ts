import { scenarioOf } from '../../../sim/index.ts';
import type { RunSpec } from '../../../quiz/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';

/** What people call the wrapper of a run. */
export function wrapperTitle({ wrapper }: RunSpec): string {
  return typeof wrapper === 'string' ? wrapperOf(wrapper).title : wrapper.name;
}

/** A run in words: `Mutex in Late 401`. */
export function runTitle(spec: RunSpec): string {
  const settings = Object.entries(spec.settings ?? {}).map(([key, value]) => `${key} ${value}`);
  return [`${wrapperTitle(spec)} in ${scenarioOf(spec.scenario).title}`, ...settings].join(', ');
}
