import type { CallId, RequestId, RequestRecord, Trace } from '../../sim/index.ts';

/** `across`: time runs to the right. `down`: time runs down, for narrow pages. */
export type Orientation = 'across' | 'down';

/** What the axis counts. */
export type AxisKind = 'time' | 'steps';

export interface LayoutOptions {
  /** Width of the container in px. */
  readonly width: number;
  /** By default `down` below 720 px. */
  readonly orientation?: Orientation | undefined;
  /** By default time where the run has a time, else steps. */
  readonly axis?: AxisKind | undefined;
  /** Multiplies px per millisecond; 1 fits the width. */
  readonly zoom?: number | undefined;
  /** Lower lanes, for a comparison; FastAPI is left out. */
  readonly compact?: boolean | undefined;
  /** Leaves out locks, stores and FastAPI: what is drawn are the calls. */
  readonly callsOnly?: boolean | undefined;
  /** Leaves the axis out: another figure above has it. */
  readonly axisShown?: boolean | undefined;
  /** Leaves out how each call ended, and the room that it takes. */
  readonly endNotesShown?: boolean | undefined;
  /** Other runs that share the axis. */
  readonly sharedRange?: readonly Trace[] | undefined;
  /** Draw up to this step only; the scale stays that of the whole run. */
  readonly until?: number | undefined;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which colours: a token generation, a refusal, or ink. */
export type Tone = 'g1' | 'g2' | 'g3' | 'g4' | 'g5' | 'refused' | 'none';

export type TextKind =
  /** In a bar. */
  | 'token'
  | 'status'
  | 'on'
  | 'inside'
  /** Above a bar, and beside it. */
  | 'attempt'
  | 'strong'
  | 'refused'
  | 'note'
  | 'bus'
  | 'axis'
  | 'dimension';

/** A piece of text with its place and its measured width, in px. */
export interface Text {
  readonly text: string;
  readonly kind: TextKind;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly width: number;
  /** Turned by 90 degrees about (x, y). */
  readonly turned?: boolean;
}

export type ShapeLook =
  /** A token is used. */
  | 'tint'
  /** A token is born. */
  | 'solid'
  /** An answer with data. */
  | 'data'
  /** A refused answer. */
  | 'bad'
  /** An answer that never came, or was not waited for. */
  | 'missing'
  /** The solid end of a refused answer. */
  | 'cap'
  /** The dashed end of an aborted request. */
  | 'aborted'
  | 'tick'
  | 'glyph'
  | 'cross';

export interface Shape {
  readonly d: string;
  readonly look: ShapeLook;
  readonly tone: Tone;
  /** Dashed: the token has expired. */
  readonly expired?: boolean;
}

/** One request. */
export interface Bar {
  readonly request: RequestId;
  readonly call: CallId | null;
  readonly lane: string;
  readonly row: number;
  readonly record: RequestRecord;
  readonly box: Box;
  /** Along the time axis, in px: exactly the moments of its record; `null` where there is none. */
  readonly at: { readonly sent: number; readonly decided: number | null; readonly end: number | null };
  /** Too small for two halves. */
  readonly plain: boolean;
  /** It has no end in this run, and runs to the edge. */
  readonly open: boolean;
  readonly shapes: readonly Shape[];
  readonly texts: readonly Text[];
  /** What a screen reader says. */
  readonly name: string;
}

/** A stretch without a request. */
export interface WaitMark {
  readonly id: string;
  readonly call: CallId;
  readonly lane: string;
  readonly box: Box;
  /** Runs to the edge, for ever. */
  readonly open: boolean;
  /** In the strip itself, where time runs down. */
  readonly text: Text | null;
}

export interface Flag {
  readonly id: string;
  readonly lane: string;
  readonly box: Box;
  readonly pole: string;
  readonly cloth: string;
  readonly text: Text;
  readonly by: 'wrapper' | 'user';
  readonly step: number;
}

/** Text beside the bars: attempts, waits, how a call ended. */
export interface Label extends Text {
  readonly id: string;
  readonly lane: string;
  readonly of: 'attempt' | 'refresh' | 'status' | 'group' | 'wait' | 'end';
  /** The bars it speaks of. */
  readonly requests: readonly RequestId[];
}

export interface BusSegment {
  readonly d: string;
  readonly tone: Tone;
  readonly look: 'tint' | 'data' | 'empty';
  readonly expired: boolean;
  readonly from: number;
  readonly to: number;
  readonly text: Text | null;
}

export interface Bus {
  readonly id: string;
  readonly lane: string;
  readonly segments: readonly BusSegment[];
  /** Values that lasted no time. */
  readonly labels: readonly Text[];
}

export interface LockLine {
  readonly id: string;
  readonly lane: string;
  readonly line: string;
  readonly holds: readonly { readonly box: Box; readonly text: Text | null }[];
  readonly gaps: readonly { readonly d: string; readonly text: Text; readonly plate: Box }[];
}

/** A cause, from one lane to another. */
export interface Edge {
  readonly id: string;
  readonly why: 'acquire' | 'release' | 'wake' | 'issue' | 'revoke' | 'store' | 'clear';
  /** The request it belongs to. */
  readonly request: RequestId | null;
  readonly source: string;
  readonly target: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export interface Lane {
  readonly id: string;
  readonly kind: 'call' | 'app' | 'lock' | 'store' | 'server';
  readonly name: string;
  /** A short name for columns. */
  readonly short: string;
  readonly sub: string;
  readonly tab: number | null;
  readonly box: Box;
  /** Where its bars (in the first row), or its bus, begin and end, across the time axis. */
  readonly from: number;
  readonly to: number;
}

/** What happens in a lane, in words, for who cannot see it. */
export interface LaneText {
  /** `Posts`, `Lock`, `Auth store`, `FastAPI`. */
  readonly who: string;
  readonly texts: readonly string[];
}

/** A stop of the scrubber. */
export interface Stop {
  readonly step: number;
  readonly atMs: number;
  readonly px: number;
}

/** A stretch of time in which nothing happens, folded to a gap; in units of the axis. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

export interface Axis {
  readonly kind: AxisKind;
  readonly grid: readonly number[];
  readonly labels: readonly Text[];
  /** A tick for each distinct moment. */
  readonly ticks: readonly number[];
  /** Middles of the gaps, in px, each with how long it stands for. */
  readonly gaps: readonly { readonly at: number; readonly text: string }[];
}

/** The picture of a run: plain data, in px, computed once. */
export interface Geometry {
  readonly orientation: Orientation;
  readonly compact: boolean;
  readonly width: number;
  readonly height: number;
  readonly viewWidth: number;
  /** Where lane names stand: its width (`across`) or height (`down`). */
  readonly gutter: number;
  /** Where time runs down: the names stand on their side, because a column is narrower than its name. */
  readonly turnedHeads: boolean;
  readonly axisShown: boolean;
  /** Along the time axis: the px of 0 ms or step 1, and the last px that marks may use. */
  readonly origin: number;
  readonly edge: number;
  readonly pxPerUnit: number;
  /** 0 ms, or step 1. */
  readonly firstUnit: number;
  /** Where time without events is folded to a gap. */
  readonly folds: readonly Fold[];
  readonly axis: Axis;
  readonly lanes: readonly Lane[];
  /** Where call lanes end and states begin, across the time axis, in px. */
  readonly split: number;
  readonly bars: readonly Bar[];
  readonly waits: readonly WaitMark[];
  readonly flags: readonly Flag[];
  readonly labels: readonly Label[];
  readonly buses: readonly Bus[];
  readonly locks: readonly LockLine[];
  readonly edges: readonly Edge[];
  readonly stops: readonly Stop[];
  readonly laneTexts: readonly LaneText[];
  /** Where the drawn part ends, for a run whose future is covered. */
  readonly cover: number | null;
}
