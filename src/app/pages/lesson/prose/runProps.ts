import type { RunSpec } from '../../../../quiz/index.ts';

/** How prose names a run. */
export interface RunProps {
  readonly wrapper: RunSpec['wrapper'];
  readonly scenario: string;
  /** Settings on top of the scenario. */
  readonly set?: Readonly<Record<string, string>>;
}

/** The run that the attributes of an element in a lesson name. */
export function specOfProps({ wrapper, scenario, set }: RunProps): RunSpec {
  return set ? { wrapper, scenario, settings: set } : { wrapper, scenario };
}
