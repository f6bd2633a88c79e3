import '../timeline.css';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../sim/index.ts';
import type { Geometry } from '../layout/geometry.ts';
import { causePart, piecesOf } from '../marks/pieces.ts';
import type { Part, Piece } from '../marks/pieces.ts';
import { momentsOf } from '../playback/moments.ts';
import { placePx } from '../playback/placePx.ts';
import type { Playback } from '../playback/playback.ts';
import { Drying } from './Drying.tsx';
import { createInk, InkContext } from './ink.ts';
import { LaneNames, LaneTexts } from './LaneNames.tsx';
import { PartMarks } from './Marks.tsx';
import { Playhead } from './Playhead.tsx';
import { Scrubber } from './Scrubber.tsx';

interface PlainTimelineProps {
  readonly geometry: Geometry;
  /** What a screen reader calls it. */
  readonly label: string;
  /** The run that is played in it. Without it all ink is dry, and there is no playhead. */
  readonly played?: PlayedRun | undefined;
  /** What lies over the picture. */
  readonly children?: ReactNode;
}

interface PlayedRun {
  readonly trace: Trace;
  readonly playback: Playback;
}

const GROUND = new Set<Piece['kind']>(['grid', 'lane', 'rail']);

/** A geometry as one picture, without React Flow: nothing in it is chosen or panned. */
export function PlainTimeline({ geometry, label, played, children }: PlainTimelineProps): ReactNode {
  const { width, height, orientation } = geometry;
  const [ink] = useState(createInk);
  const { marks, notes } = useMemo(() => layersOf(geometry), [geometry]);
  return (
    <InkContext value={ink}>
      <div className="tl-frame">
        <div className="tl-root" role="group" aria-label={label} data-orientation={orientation} style={{ height }}>
          <ul className="tl-hidden" aria-label="Requests">
            {geometry.bars.map(({ request, name }) => (
              <li key={request}>{name}</li>
            ))}
          </ul>
          <div className="tl-plain">
            <Layer parts={marks} {...{ width, height }} />
            <Drying geometry={geometry} parts={marks} className="tl-drying-marks" />
            <Layer parts={notes} {...{ width, height }} />
          </div>
          <div className="tl-over">
            {played && <Moving geometry={geometry} {...played} />}
            {children}
          </div>
          <LaneTexts geometry={geometry} />
          <LaneNames geometry={geometry} />
        </div>
      </div>
    </InkContext>
  );
}

/** The playhead, and the strip on which it is dragged. */
function Moving({ geometry, trace, playback }: PlayedRun & { readonly geometry: Geometry }): ReactNode {
  const [dragging, setDragging] = useState(false);
  const moments = useMemo(() => momentsOf(trace), [trace]);
  const places = useMemo(() => placePx(geometry, moments, trace.timed), [geometry, moments, trace.timed]);
  const shared = { geometry, playback, places };
  return (
    <>
      <Scrubber {...shared} moments={moments} timed={trace.timed} onDrag={setDragging} onSeek={undefined} />
      <Playhead {...shared} dragging={dragging} onMove={stay} />
    </>
  );
}

/** The whole picture is in sight. */
function stay(): void {}

/** Marks from back to front. The ink that dries lies over them, and under the notes. */
function layersOf(geometry: Geometry): { readonly marks: readonly Part[]; readonly notes: readonly Part[] } {
  const pieces = piecesOf(geometry);
  const across = geometry.orientation === 'across';
  const partsOf = (fits: (kind: Piece['kind']) => boolean): readonly Part[] =>
    pieces.flatMap(({ kind, parts }) => (fits(kind) ? parts : []));
  return {
    marks: [
      ...partsOf((kind) => GROUND.has(kind)),
      ...geometry.edges.map((edge) => causePart(edge, across, false)),
      ...partsOf((kind) => !GROUND.has(kind) && kind !== 'notes' && kind !== 'gaps'),
    ],
    notes: partsOf((kind) => kind === 'notes' || kind === 'gaps'),
  };
}

interface LayerProps {
  readonly parts: readonly Part[];
  readonly width: number;
  readonly height: number;
}

function Layer({ parts, width, height }: LayerProps): ReactNode {
  return (
    <svg className="tl-picture" width={width} height={height} aria-hidden="true">
      {parts.map((part, index) => (
        <PartMarks key={index} part={part} />
      ))}
    </svg>
  );
}
