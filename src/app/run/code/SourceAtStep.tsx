import { useState } from 'react';
import { gapsOf, resumptionsIn, standsAt } from '../../../sim/index.ts';
import type { CallStand, Source, Trace } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/panel.module.css';
import { lineAtStep } from '../atStep.ts';
import { BelowSource, Gaps, marksAfter, StandList, standHeads, WithinStep } from './CallStands.tsx';
import type { WithinStepProps } from './CallStands.tsx';
import { SourceView } from './SourceView.tsx';

/** A run, and the step where its playhead stands. */
export interface AtStep {
  readonly trace: Trace;
  readonly step: number;
}

/** Where the calls stand at a step, or at a moment within it, and what chooses the moment. */
export interface ShownStands {
  readonly stands: readonly CallStand[];
  readonly within: WithinStepProps;
}

/** Another step is shown whole at first. `null`: there is no run, and nothing stands anywhere. */
export function useStands(at: AtStep | null): ShownStands {
  const [moment, setMoment] = useState<{ readonly step: number; readonly done: number | null } | null>(null);
  const resumptions = at ? resumptionsIn(at.trace, at.step) : [];
  const done = moment?.step === at?.step ? (moment?.done ?? null) : null;
  return {
    stands: at ? standsAt(at.trace, at.step, marksAfter(resumptions, done)) : [],
    within: { resumptions, at: done, onAt: (next) => at && setMoment({ step: at.step, done: next }) },
  };
}

interface StandsBelowProps extends ShownStands {
  readonly at: AtStep;
  /** The wrapper's file. */
  readonly file: string;
  /** A line is to be seen; `null`: of the wrapper's own file. */
  readonly onLine: (line: number, file: string | null) => void;
}

/** Below a source: the moments of the step, where each call stands, and what went wrong between a question and its answer. */
export function StandsBelow({ at: { trace, step }, stands, within, file, onLine }: StandsBelowProps) {
  const show = (place: { readonly line: number; readonly file: string | null }): void =>
    onLine(place.line, place.file === file ? null : place.file);
  return (
    <BelowSource calls={trace.calls.length}>
      <WithinStep {...within} />
      <StandList stands={stands} file={file} onLine={show} />
      <Gaps gaps={gapsOf(trace).filter((gap) => gap.step <= step)} onLine={show} />
    </BelowSource>
  );
}

/** The source of a run at one of its steps, with where each call stands. */
export function SourceAtStep({ source, ...at }: AtStep & { readonly source: Source }) {
  const { file, text, files } = source;
  const shown = useStands(at);
  const [place, setPlace] = useState<{ readonly line: number; readonly file: string | null } | null>(null);
  const beside = place?.file ?? null;
  const name = beside ?? file;
  return (
    <section className={panel.panel} aria-label={`Source, ${file}`}>
      <div className={panel.head}>
        <h2>{name}</h2>
        <span className={panel.note}>where each call stands at this step</span>
        {beside !== null && (
          <span className={panel.end}>
            <Button kind="quiet" onClick={() => setPlace(null)}>
              Back to {file}
            </Button>
          </span>
        )}
      </div>
      <SourceView
        key={name}
        label={`${name}, source`}
        text={beside === null ? text : (files?.[beside] ?? text)}
        current={beside === null ? lineAtStep(at.trace, at.step) : null}
        before={standHeads(shown.stands, { shown: name, main: file })}
        reveal={place}
      />
      <StandsBelow {...shown} at={at} file={file} onLine={(line, other) => setPlace({ line, file: other })} />
    </section>
  );
}
