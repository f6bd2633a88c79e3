import type { RunSpec } from '../../quiz/index.ts';

/** A run, in one line: wrapper, scenario, and what is set on top of it. */
export function specOf(
  wrapper: RunSpec['wrapper'],
  scenario: string,
  settings?: Readonly<Record<string, string>>,
): RunSpec {
  return settings ? { wrapper, scenario, settings } : { wrapper, scenario };
}
