import { lazy, Suspense } from 'react';
import { Waiting } from '../../../run/figures/Waiting.tsx';
import { specOfProps } from '../prose/runProps.ts';
import type { RunProps } from '../prose/runProps.ts';

const ExchangeFigure = lazy(async () => ({ default: (await import('./ExchangeFigure.tsx')).ExchangeFigure }));
const PayloadFigure = lazy(async () => ({ default: (await import('./PayloadFigure.tsx')).PayloadFigure }));

interface ExchangeProps extends RunProps {
  /** Of the run: `posts.1`. */
  readonly request: string;
}

/** A request and its answer, as they went over the wire of a run. */
export function Exchange({ request, ...run }: ExchangeProps) {
  return (
    <Suspense fallback={<Waiting heightPx={150} />}>
      <ExchangeFigure spec={specOfProps(run)} request={request} />
    </Suspense>
  );
}

/** What is written in the access token that a request carries. */
export function Payload({ request, ...run }: ExchangeProps) {
  return (
    <Suspense fallback={<Waiting heightPx={120} />}>
      <PayloadFigure spec={specOfProps(run)} request={request} />
    </Suspense>
  );
}
