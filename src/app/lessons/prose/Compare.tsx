import { lazy, Suspense } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { compareHeight } from '../figures/heightOf.ts';
import { Waiting } from '../figures/Waiting.tsx';
import { After } from './After.tsx';
import { specOfProps } from './runProps.ts';

const CompareFigure = lazy(async () => ({ default: (await import('../figures/CompareFigure.tsx')).CompareFigure }));

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
  /** The id of a question that it would answer: it is not in the page before. */
  readonly after?: string;
}

/** Two runs on one axis. */
export function Compare({ a, b, scenario, set, setB, scenarioB, names, after }: CompareProps) {
  const first = specOfProps({ wrapper: a, scenario, ...(set && { set }) });
  const settings = setB ?? set;
  const second = specOfProps({ wrapper: b, scenario: scenarioB ?? scenario, ...(settings && { set: settings }) });
  const figure = (
    <Suspense fallback={<Waiting heightPx={compareHeight(first, second)} />}>
      <CompareFigure a={first} b={second} names={names} />
    </Suspense>
  );
  return after === undefined ? figure : <After question={after}>{figure}</After>;
}
