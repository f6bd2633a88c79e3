import { use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RunSpec } from '../../../quiz/index.ts';
import { gapsOf, standsAt } from '../../../sim/index.ts';
import type { RequestId, Trace } from '../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../timeline/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { lineAtStep } from '../atStep.ts';
import { Gaps, standHeads } from '../code/CallStands.tsx';
import { lockedRun, shutRun } from '../lockedRun.ts';
import { LockedTimeline } from '../LockedTimeline.tsx';
import { StepCaption } from '../StepCaption.tsx';
import { usePlayOnce } from '../usePlayOnce.ts';
import { LessonContext, PartContext, StageContext } from './lessonContext.ts';
import { useTrace } from './useRunner.ts';
import { runTitle, sandboxHref } from './runNames.ts';
import { useKeepStep, useKeptStep } from './useKeptStep.ts';
import styles from './figures.module.css';

interface TimelineFigureProps {
  readonly spec: RunSpec;
  /** Shut: what comes after the first answers is not in the page. */
  readonly isShut: boolean;
  /** A question is asked about it. */
  readonly isAsked: boolean;
  /** It does not play when it is opened: two that play would each pull the page to themselves. */
  readonly stays?: boolean;
  readonly note?: string | undefined;
  readonly keyShown?: boolean | undefined;
}

/** A run on the timeline, with its transport. It does not move when it is opened. */
export function TimelineFigure({ spec, isShut, isAsked, stays = false, note, keyShown = false }: TimelineFigureProps) {
  const trace = useTrace(spec);
  const [wasShut] = useState(isShut);
  const part = use(PartContext);
  const name = `${runTitle(spec)}, in “${part}”${isAsked ? ', predicted' : ''}`;
  const shared = { trace, spec, keyShown, name };
  return (
    <figure className={styles.figure}>
      {isShut ? <Shut {...shared} /> : <Open {...shared} plays={wasShut && !stays} />}
      {note !== undefined && <figcaption>{note}</figcaption>}
    </figure>
  );
}

interface FigureProps {
  readonly trace: Trace;
  readonly spec: RunSpec;
  readonly keyShown: boolean;
  readonly name: string;
}

function Shut({ trace, spec, name, keyShown }: FigureProps): ReactNode {
  const locked = useMemo(() => shutRun(trace), [trace]);
  const place = `${use(LessonContext).entry.slug}: the beginning of ${name}`;
  const left = useKeptStep(place);
  const playback = usePlayback(locked.trace, { startAt: left ?? locked.until, until: locked.until });
  useKeepStep(place, playback);
  usePlaceBeside(spec, locked.trace, playback.step);
  return (
    <LockedTimeline
      locked={locked}
      playback={playback}
      runLabel={null}
      keyShown={keyShown}
      label={`The beginning of ${name}`}
    />
  );
}

function Open({ trace, spec, name, keyShown, plays }: FigureProps & { readonly plays: boolean }): ReactNode {
  const [selected, setSelected] = useState<RequestId | null>(null);
  const stage = use(StageContext);
  const place = `${use(LessonContext).entry.slug}: ${name}`;
  const left = useKeptStep(place);
  const playback = usePlayback(trace, { startAt: plays ? lockedRun(trace).until : (left ?? 'end') });
  usePlayOnce(playback, plays);
  useKeepStep(place, playback);
  usePlaceBeside(spec, trace, playback.step);
  const href = sandboxHref(spec);
  return (
    <TimelinePanel
      trace={trace}
      playback={playback}
      selected={stage?.picked?.at === 'request' ? stage.picked.request : selected}
      onSelect={(request) => {
        setSelected(request);
        stage?.setPicked(request === null ? null : { at: 'request', request });
      }}
      caption={<StepCaption trace={trace} step={playback.step} />}
      actionsAfter={
        href !== null && (
          <Link href={href} className={styles.sandbox} title={`${runTitle(spec)} in the sandbox`}>
            Sandbox
          </Link>
        )
      }
      runLabel={null}
      keyShown={keyShown}
      label={name}
    />
  );
}

/** Tells the source beside the figure where the code stands, and each call. */
function usePlaceBeside({ wrapper }: RunSpec, trace: Trace, step: number): void {
  const setPlace = use(StageContext)?.setPlace;
  useEffect(() => {
    const [id, of] = typeof wrapper === 'string' ? [wrapper, wrapper] : [wrapper.name, wrapper.of];
    const { file } = wrapperOf(of);
    setPlace?.(id, {
      line: lineAtStep(trace, step),
      heads: standHeads(standsAt(trace, step), { shown: file, main: file }),
      below: <GapsAtStep trace={trace} step={step} />,
    });
  }, [wrapper, trace, step, setPlace]);
}

/** What went wrong at an await up to a step. */
function GapsAtStep({ trace, step }: { readonly trace: Trace; readonly step: number }) {
  return <Gaps gaps={gapsOf(trace).filter((gap) => gap.step <= step)} />;
}
