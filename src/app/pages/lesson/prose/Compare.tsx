import { lazy, Suspense } from 'react';
import type { RunSpec } from '../../../../quiz/index.ts';
import { compareHeight } from '../../../run/figures/heightOf.ts';
import { Waiting } from '../../../run/figures/Waiting.tsx';
import { specOfProps } from './runProps.ts';

const CompareFigure = lazy(async () => ({
  default: (await import('../../../run/figures/CompareFigure.tsx')).CompareFigure,
}));

type Wrapper = RunSpec['wrapper'];
type Settings = Readonly<Record<string, string>>;

interface CompareProps {
  readonly a: Wrapper;
  readonly b: Wrapper;
  readonly scenario: string;
  readonly set?: Settings;
  /** Where the second run differs in more than the wrapper. */
  readonly setB?: Settings;
  readonly scenarioB?: string;
  readonly names?: readonly [string, string];
}

/** Two runs on one axis. */
export function Compare({ a, b, scenario, set, setB, scenarioB, names }: CompareProps) {
  const first = specOfProps({ wrapper: a, scenario, ...(set && { set }) });
  const settings = setB ?? set;
  const second = specOfProps({ wrapper: b, scenario: scenarioB ?? scenario, ...(settings && { set: settings }) });
  return (
    <Suspense fallback={<Waiting heightPx={compareHeight(first, second)} />}>
      <CompareFigure a={first} b={second} names={names} />
    </Suspense>
  );
}
