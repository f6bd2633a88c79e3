import type { Trace } from '../../sim/index.ts';
import { axisOf } from './axis.ts';
import { barsOf } from './bars.ts';
import { busesOf } from './buses.ts';
import { edgesOf } from './edges.ts';
import { endNotes } from './endNotes.ts';
import { factsFor } from './facts.ts';
import type { RunFacts } from './facts.ts';
import { flagsOf } from './flags.ts';
import type { Taken } from './flags.ts';
import { frameOf } from './frame.ts';
import type { Geometry, LayoutOptions, Orientation } from './geometry.ts';
import { labelsAbove } from './labels.ts';
import { isCallLane, laneList } from './laneList.ts';
import type { LaneHead } from './laneList.ts';
import { headsFit, lanesAcross, lanesDown } from './lanes.ts';
import type { Lanes } from './lanes.ts';
import { laneTexts } from './laneTexts.ts';
import { locksOf } from './locks.ts';
import { NUMBERS } from './numbers.ts';
import { placeRows } from './rows.ts';
import type { Placed } from './rows.ts';
import { scaleAcross, scaleDown } from './scale.ts';
import type { Scale } from './scale.ts';
import { textWidth } from './textWidth.ts';
import { waitsIn } from './waits.ts';

/** How far beyond its last moment a covered run is drawn, in px. */
const COVER = 6;

/**
 * The picture of a run: bars, waits, states and causes, in px. Bar, caption, table and tooltip read the same value.
 *
 * @param options width of the container in px, and how to draw
 */
export function layout(trace: Trace, options: LayoutOptions): Geometry {
  const {
    width,
    zoom = 1,
    compact = false,
    callsOnly = false,
    until,
    axisShown = true,
    endNotesShown = true,
  } = options;
  const orientation: Orientation = options.orientation ?? (width < NUMBERS.narrowBelow ? 'down' : 'across');
  const kind = options.axis ?? (trace.timed ? 'time' : 'steps');
  const whole = factsFor(trace, kind);
  const facts = until === undefined ? whole : factsFor(trace, kind, until);
  const sharing = [whole, ...(options.sharedRange ?? []).map((other) => factsFor(other, kind))];
  const heads = laneList(facts, whole, compact).filter((head) => !callsOnly || isCallLane(head));

  const frame = frameOf(orientation);
  const plan = orientation === 'across' ? planAcross : planDown;
  const { full, scale, placed, lanes, gutter, start, size, turnedHeads } = plan();

  const bars = barsOf(facts, scale, lanes, placed, frame);
  const waits = waitsIn(facts, scale, lanes, frame, placed);
  const taken: readonly Taken[] = [...placed, ...waits.map((wait) => ({ ...wait, row: 0 }))];
  const flags = flagsOf(facts, scale, lanes, frame, taken);
  const edges = edgesOf(facts, whole, scale, lanes, bars, orientation);
  const rise = compact ? NUMBERS.callLaneCompact.label : NUMBERS.callLane.label;
  const above =
    orientation === 'across'
      ? labelsAbove(bars, waits, flags, lanes, edges, scale, rise, until === undefined ? size.width - 4 : scale.edge)
      : [];
  const notes = endNotesShown
    ? endNotes(facts, scale, lanes, taken, flags, orientation, until === undefined ? size.width : scale.edge)
    : [];

  return {
    orientation,
    compact,
    ...size,
    viewWidth: width,
    gutter,
    turnedHeads,
    axisShown,
    origin: full.origin,
    edge: scale.edge,
    pxPerUnit: full.pxPerUnit,
    firstUnit: full.firstUnit,
    folds: full.folds,
    axis: axisOf(facts, full, orientation),
    lanes: lanes.all.map(({ id, kind: what, name, short, sub, tab, box, from, to }) => ({
      id,
      kind: what,
      name,
      short,
      sub,
      tab,
      box,
      from,
      to,
    })),
    split: lanes.split,
    bars,
    waits,
    flags,
    labels: [...above, ...notes],
    buses: busesOf(facts, whole, scale, lanes, frame, start),
    locks: locksOf(facts, scale, lanes, frame, start),
    edges,
    stops: stopsOf(facts, full),
    laneTexts: laneTexts(facts, callsOnly),
    cover: until === undefined ? null : scale.edge,
  };

  function planAcross(): Plan {
    const gutterWidth = width < NUMBERS.tightBelow ? NUMBERS.gutterTight : NUMBERS.gutter;
    const origin = gutterWidth + NUMBERS.lead;
    const scaled = scaleAcross(sharing, origin, width - origin - NUMBERS.right, zoom, endNotesShown);
    const drawn = covered(scaled, facts, until);
    const rowsPlaced = placeRows(facts, drawn);
    const contentWidth = Math.max(width, Math.ceil(scaled.edge + NUMBERS.right));
    const placedLanes = lanesAcross(
      heads,
      rowCounts(placeRows(whole, scaled)),
      axisShown ? NUMBERS.axis : 0,
      contentWidth,
      compact,
    );
    return {
      full: scaled,
      scale: drawn,
      placed: rowsPlaced,
      lanes: placedLanes,
      gutter: gutterWidth,
      start: gutterWidth + NUMBERS.busLead,
      size: { width: contentWidth, height: placedLanes.end },
      turnedHeads: false,
    };
  }

  function planDown(): Plan {
    const trial = scaleDown(sharing, 0, zoom);
    const counts = rowCounts(placeRows(whole, trial));
    const columns = lanesDown(heads, counts, width, 0);
    const turned = !headsFit(columns.all, (lane) => pitchOf(columns, heads, lane.id));
    const head = turned
      ? Math.ceil(
          Math.max(...heads.map((one) => textWidth(one.short, isCallLane(one) ? NUMBERS.text.name : NUMBERS.text.sub))),
        ) + 18
      : NUMBERS.down.head;
    const scaled = scaleDown(sharing, head, zoom);
    const drawn = covered(scaled, facts, until);
    const height = Math.ceil(
      until === undefined ? scaled.edge + 6 : Math.min(scaled.edge + 6, drawn.edge + NUMBERS.down.cover),
    );
    return {
      full: scaled,
      scale: drawn,
      placed: placeRows(facts, drawn),
      lanes: lanesDown(heads, counts, width, height),
      gutter: head,
      start: head - NUMBERS.busLead,
      size: { width, height },
      turnedHeads: turned,
    };
  }
}

interface Plan {
  /** The scale of the whole run, and the one that ends where the cover begins. */
  readonly full: Scale;
  readonly scale: Scale;
  readonly placed: readonly Placed[];
  readonly lanes: Lanes;
  readonly gutter: number;
  readonly start: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly turnedHeads: boolean;
}

function covered(scale: Scale, facts: RunFacts, until: number | undefined): Scale {
  const last = facts.trace.events.at(-1);
  return until === undefined ? scale : { ...scale, edge: (last ? scale.px(last) : scale.origin) + COVER };
}

function rowCounts(placed: readonly Placed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { lane, row } of placed) counts.set(lane, Math.max(counts.get(lane) ?? 1, row + 1));
  return counts;
}

function pitchOf(lanes: Lanes, heads: readonly LaneHead[], id: string): number {
  const index = heads.findIndex((head) => head.id === id);
  const here = lanes.all[index];
  const next = lanes.all[index + 1];
  return here && next ? next.from - here.from : here ? here.to - here.from : 0;
}

function stopsOf(facts: RunFacts, scale: Scale): Geometry['stops'] {
  const stops = new Map<number, Geometry['stops'][number]>();
  for (const event of facts.trace.events) {
    if (!stops.has(event.step)) stops.set(event.step, { step: event.step, atMs: event.atMs, px: scale.px(event) });
  }
  return [...stops.values()];
}
