import type { Dispatch, ReactNode, SetStateAction } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import type { AxisKind, Geometry } from '../layout/geometry.ts';
import type { Playback } from '../playback/playback.ts';

/** How far a picture is panned, in px: shared by pictures that pan together. */
export type PanState = readonly [pan: number, setPan: Dispatch<SetStateAction<number>>];

export interface TimelineProps {
  readonly trace: Trace;
  /** Laid out elsewhere; by default from the width of the container. */
  readonly geometry?: Geometry | undefined;
  /** Without it the whole run is dry ink, and there is no playhead. */
  readonly playback?: Playback | undefined;
  readonly selected?: RequestId | null | undefined;
  /** Without it bars are not buttons. Choosing the selected bar again gives `null`. */
  readonly onSelect?: ((request: RequestId | null) => void) | undefined;
  /** After the playhead was moved by dragging: the step it snapped to. */
  readonly onSeek?: ((step: number) => void) | undefined;
  readonly axis?: AxisKind | undefined;
  readonly compact?: boolean | undefined;
  /** Nothing after this step is drawn, nor in the page; `cover` stands there instead. */
  readonly until?: number | undefined;
  readonly cover?: ReactNode;
  /** In a comparison: from this px on, along the time axis, the runs differ. */
  readonly differs?: number | undefined;
  readonly panState?: PanState | undefined;
  /** What a screen reader calls it. */
  readonly label?: string | undefined;
}

export interface TransportProps {
  readonly playback: Playback;
  /** The caption of the step: serif. */
  readonly caption: ReactNode;
  /** Between the caption and the speed: Compare…. */
  readonly actions?: ReactNode;
  /** After the speed: Table, link. */
  readonly actionsAfter?: ReactNode;
  /** The word on the button, `Run` by default; `null` for the sign alone. */
  readonly runLabel?: string | null | undefined;
  /** The future is locked: what unlocks it, as a sentence. */
  readonly locked?: string | undefined;
}

export interface TimelinePanelProps extends Omit<TimelineProps, 'playback'>, TransportProps {
  /** Shows the row of marks under the timeline; by default yes. */
  readonly keyShown?: boolean | undefined;
}

export interface TraceTableProps {
  readonly trace: Trace;
  /** Marks the rows of this step. */
  readonly step?: number | undefined;
  readonly onSeek?: ((step: number) => void) | undefined;
  readonly caption?: string | undefined;
}

export interface MiniRunProps {
  readonly trace: Trace;
  /** In px; 168 by default. */
  readonly width?: number | undefined;
  /** For several runs on one scale: what the width stands for, in ms (or steps). */
  readonly range?: number | undefined;
  /** Nothing that begins at this moment or later is drawn, and what is under way ends at it. */
  readonly until?: number | undefined;
  /** Without it the picture is decoration and hidden from screen readers. */
  readonly label?: string | undefined;
}

export interface PairSide {
  readonly trace: Trace;
  readonly name: string;
  /** What it does at the first difference: serif. */
  readonly says?: ReactNode;
  /** At the right: `sends POST /auth/refresh`. */
  readonly aside?: ReactNode;
}

export interface TimelinePairProps {
  readonly a: PairSide;
  readonly b: PairSide;
  /** Plays both: made from the longer of the two runs. */
  readonly playback?: Playback | undefined;
  /** Marked in both runs: a request is matched by its call and attempt, which its id is made of. */
  readonly selected?: RequestId | null | undefined;
  readonly onSelect?: ((request: RequestId | null) => void) | undefined;
}
