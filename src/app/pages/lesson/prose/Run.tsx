import { lazy, Suspense, use } from 'react';
import { runHeight } from '../../../run/figures/heightOf.ts';
import { Waiting } from '../../../run/figures/Waiting.tsx';
import { LessonContext } from '../../../run/figures/LessonContext.ts';
import { specOfProps } from './runProps.ts';
import type { RunProps } from './runProps.ts';

const RunFigure = lazy(async () => ({ default: (await import('../../../run/figures/RunFigure.tsx')).RunFigure }));

interface RunFigureProps extends RunProps {
  /** The question that opens it: shut until there is an answer. */
  readonly ask?: string;
  readonly note?: string;
  /** Shows what the marks mean. */
  readonly legend?: boolean;
}

/** A run on the timeline. */
export function Run({ ask, note, legend, ...run }: RunFigureProps) {
  const { isAnswered } = use(LessonContext);
  const spec = specOfProps(run);
  return (
    <Suspense fallback={<Waiting heightPx={runHeight(spec)} />}>
      <RunFigure
        spec={spec}
        isShut={ask !== undefined && !isAnswered(ask)}
        isAsked={ask !== undefined}
        note={note}
        keyShown={legend}
      />
    </Suspense>
  );
}
