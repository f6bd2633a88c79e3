import type { RequestId } from '../../sim/index.ts';
import type { Bar, Box, Bus, Edge, Flag, Geometry, Label, Lane, LockLine, WaitMark } from '../layout/geometry.ts';
import { GAP_PX } from '../layout/folds.ts';
import { isCallLane } from '../layout/laneList.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { widthOf } from '../layout/textWidth.ts';
import { edgeMarks, hatchMarks, pathMark, rectMark, shapeMark, textMark, textMarks } from './mark.ts';
import type { Mark } from './mark.ts';
import { busPaints, PAINTS } from './paint.ts';

/** A stretch of the time axis, in px of the picture. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Marks whose ink dries together, as the playhead passes over their stretch; `null`: the same before and after. */
export interface Part {
  readonly span: Span | null;
  readonly marks: readonly Mark[];
}

/** A thing of the picture: where it lies, and its marks, from back to front. */
export interface Piece {
  readonly id: string;
  readonly kind:
    | 'grid'
    | 'lane'
    | 'differs'
    | 'band'
    | 'rail'
    | 'bus'
    | 'lock'
    | 'wait'
    | 'bar'
    | 'flag'
    | 'notes'
    | 'gaps';
  /** In whole px, so that outlines are not stretched. */
  readonly box: Box;
  readonly parts: readonly Part[];
  /** The bar it is. */
  readonly bar?: Bar;
}

/** The pieces of a geometry from back to front; what causes what is drawn between `rail` and `bus`. */
export function piecesOf(geometry: Geometry): readonly Piece[] {
  const { orientation, axisShown, lanes } = geometry;
  return [
    whole(geometry, 'grid', [still(gridMark(geometry))]),
    ...lanes.map((lane, index) => lanePiece(geometry, lane, lanes[index + 1])),
    ...(orientation === 'across' && axisShown
      ? [whole(geometry, 'rail', railParts(geometry, geometry.axis.ticks))]
      : []),
    ...geometry.buses.map((bus) => whole(geometry, 'bus', busParts(bus), bus.id)),
    ...geometry.locks.map((lock) => whole(geometry, 'lock', lockParts(lock, geometry), lock.id)),
    ...geometry.waits.map((wait) =>
      piece(geometry, 'wait', wait.id, wait.box, waitMarks(wait, orientation === 'down')),
    ),
    ...geometry.bars.map((bar) => ({
      ...piece(geometry, 'bar', `bar:${bar.request}`, bar.box, barMarks(bar)),
      bar,
    })),
    ...geometry.flags.map((flag) => piece(geometry, 'flag', flag.id, flag.box, flagMarks(flag))),
    whole(geometry, 'notes', [still(...noteMarks(geometry))]),
    ...(geometry.axis.gaps.length === 0
      ? []
      : [
          whole(geometry, 'gaps', [
            still(...geometry.axis.gaps.flatMap(({ at, text }) => gapMarks(geometry, at, text))),
          ]),
        ]),
  ];
}

/** The band behind the bar of this request; `null` where no bar is chosen. */
export function bandPiece(geometry: Geometry, chosen: RequestId | null): Piece | null {
  const bar = geometry.bars.find((one) => one.request === chosen);
  if (!bar) return null;
  const { x, y, width, height } = bar.box;
  const box =
    geometry.orientation === 'down'
      ? { x: x - 5, y: y - 3, width: width + 10, height: height + 7 }
      : compactBand({ x: x - 4, y, width: width + 8, height: height + 5 }, geometry.compact);
  const inner = { x: box.x + 0.75, y: box.y + 0.75, width: box.width - 1.5, height: box.height - 1.5 };
  return piece(geometry, 'band', 'band', box, [rectMark(inner, PAINTS.band, 3)]);
}

function compactBand(box: Box, compact: boolean): Box {
  const above = compact ? 15 : 17;
  return { ...box, y: box.y - above, height: box.height + above };
}

/** In a comparison: from this px on, along the time axis, the runs differ. */
export function differsPiece(geometry: Geometry, px: number): Piece {
  const { orientation, width, height } = geometry;
  const down = orientation === 'down';
  const box = down ? { x: 0, y: px, width, height: height - px } : { x: px, y: 0, width: width - px, height };
  const line = down ? `M0 ${px + 1}H${width}` : `M${px + 1} 0V${height}`;
  return {
    id: 'differs',
    kind: 'differs',
    box: outwards(box),
    parts: [still(rectMark(box, PAINTS.differs), pathMark(line, PAINTS.differsFrom))],
  };
}

/** So many ticks dry together: a long run has a thousand, and only those near the playhead are painted anew. */
const TICKS_TOGETHER = 16;

/** The rail with its labels, and a tick for each of these moments, in px and in order. */
export function railParts({ axis, origin, width }: Geometry, ticks: readonly number[]): readonly Part[] {
  const together = Map.groupBy(ticks, (_, index) => Math.floor(index / TICKS_TOGETHER));
  return [
    still(pathMark(`M${origin - 10} ${NUMBERS.rail}H${width - 8}`, PAINTS.rail), ...textMarks(axis.labels)),
    ...[...together.values()].map(tickPart),
  ];
}

function tickPart(ticks: readonly number[]): Part {
  const [from, to] = [(ticks[0] ?? 0) - 1, (ticks.at(-1) ?? 0) + 1];
  const d = ticks.map((at) => `M${at - 1} ${NUMBERS.rail - 3}h2v6h-2z`).join('');
  return { span: { from, to }, marks: [pathMark(d, PAINTS.stops)] };
}

/** The marks of a cause. */
export function causePart(edge: Edge, across: boolean, chosen: boolean): Part {
  const at = across ? edge.from.x : edge.from.y;
  return { span: { from: at, to: at }, marks: edgeMarks(edge, chosen) };
}

function gridMark({ orientation, axis, axisShown, split, width }: Geometry): Mark {
  const top = axisShown ? NUMBERS.rail : 0;
  const lines = axis.grid.map((at) => (orientation === 'across' ? `M${at} ${top}V${split}` : `M28 ${at}H${width}`));
  return pathMark(lines.join(''), PAINTS.grid);
}

/** The ground of a lane, and what ends at it: a lane, the calls of a tab, all calls. */
function lanePiece(geometry: Geometry, lane: Lane, next: Lane | undefined): Piece {
  const box = laneBox(geometry, lane);
  return { id: lane.id, kind: 'lane', box, parts: [still(...laneMarks(geometry, lane, next, box))] };
}

function laneMarks({ orientation, lanes }: Geometry, lane: Lane, next: Lane | undefined, box: Box): readonly Mark[] {
  const down = orientation === 'down';
  const endsTab = next?.kind === 'call' && next.tab !== lane.tab;
  if (isCallLane(lane)) {
    if (down) return endsTab ? [pathMark(`M${box.x + box.width - 0.5} 0V${box.height}`, PAINTS.tabEnd)] : [];
    const endsCalls = !next || !isCallLane(next);
    const paints = endsCalls ? PAINTS.callsEnd : endsTab ? PAINTS.tabEnd : PAINTS.laneEnd;
    return [pathMark(`M${box.x} ${box.y + box.height - 0.5}h${box.width}`, paints)];
  }
  if (!down) return [rectMark(box, PAINTS.stateGround)];
  return lane === firstState(lanes)
    ? [rectMark(box, PAINTS.stateGround), pathMark(`M${box.x + 0.5} 0V${box.height}`, PAINTS.callsEnd)]
    : [];
}

/** The last state reaches the end of the picture; where time runs down, the first one carries the ground of all. */
function laneBox({ orientation, lanes, split, width, height }: Geometry, lane: Lane): Box {
  if (orientation === 'across')
    return lane.id === lanes.at(-1)?.id ? { ...lane.box, height: height - lane.box.y } : lane.box;
  const gap = lane.box.width - (lane.to - lane.from);
  if (isCallLane(lane)) return { ...lane.box, x: lane.box.x - gap / 2 };
  return lane === firstState(lanes) ? { x: split, y: 0, width: width - split, height } : { ...lane.box, height: 1 };
}

function firstState(lanes: readonly Lane[]): Lane | undefined {
  return lanes.find((lane) => !isCallLane(lane));
}

function busParts({ segments }: Bus): readonly Part[] {
  return segments.map((segment) => ({ span: segment, marks: [pathMark(segment.d, busPaints(segment))] }));
}

function lockParts({ holds }: LockLine, { orientation }: Geometry): readonly Part[] {
  const paints = orientation === 'down' ? PAINTS.heldBox : PAINTS.held;
  return holds.map(({ box }) => ({ span: spanOf(box, orientation), marks: [rectMark(box, paints)] }));
}

function waitMarks({ box, open, text }: WaitMark, down: boolean): readonly Mark[] {
  const plate = text && { x: text.x - 5, y: text.y - text.width / 2 - 7, width: 18, height: text.width + 14 };
  return [...hatchMarks(box, open, down), ...(text && plate ? [rectMark(plate, PAINTS.plate), textMark(text)] : [])];
}

function barMarks({ shapes, texts }: Bar): readonly Mark[] {
  return [...shapes.map(shapeMark), ...texts.map((text) => textMark(text))];
}

function flagMarks({ cloth, pole, text, by }: Flag): readonly Mark[] {
  const user = by === 'user';
  return [
    pathMark(cloth, user ? PAINTS.userCloth : PAINTS.cloth),
    pathMark(pole, user ? PAINTS.userPole : PAINTS.pole),
    textMark(text, user ? 'strong' : undefined),
  ];
}

/** What is over all ink: what the states say, the line of the lock, and labels. */
function noteMarks({ buses, locks, labels, orientation, axis }: Geometry): readonly Mark[] {
  return [
    ...buses.flatMap((bus) => textMarks([...bus.segments.map(({ text }) => text), ...bus.labels])),
    ...locks.flatMap(({ gaps, line, holds }) => [
      ...gaps.flatMap(({ d, plate, text }) => [
        pathMark(d, PAINTS.dimension),
        rectMark(plate, PAINTS.statePlate),
        textMark(text),
      ]),
      ...(line === '' ? [] : [pathMark(line, PAINTS.wave)]),
      ...textMarks(holds.map(({ text }) => text)),
    ]),
    ...(orientation === 'down' ? textMarks(axis.labels) : []),
    // What a cause runs across stays readable.
    ...labels.flatMap((label) => (label.of === 'wait' ? [rectMark(plateOf(label), PAINTS.plate)] : [])),
    ...textMarks(labels),
  ];
}

/** The paper behind a label. */
function plateOf({ x, y, width, anchor }: Label): Box {
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { x: left - 3, y: y - 9, width: width + 6, height: 12 };
}

/** Folded time: two lines from end to end, and its length on the paper between them. */
function gapMarks(geometry: Geometry, at: number, words: string): readonly Mark[] {
  const { orientation, axisShown, split, width, height } = geometry;
  const down = orientation === 'down';
  const [from, to] = down ? [28, width] : [axisShown ? NUMBERS.rail - 4 : 0, height];
  // What stands in a bar begins after it.
  const [near, far] = [at - GAP_PX / 2 + 4, at - GAP_PX / 2 + 15];
  const band = (start: number, end: number): Box =>
    down
      ? { x: start, y: near, width: end - start, height: far - near }
      : { x: near, y: start, width: far - near, height: end - start };
  const middle = (from + split) / 2;
  const text = { text: words, kind: 'dimension', anchor: 'middle', width: widthOf(words, 'dimension') } as const;
  return [
    rectMark(band(from, split), PAINTS.plate),
    rectMark(band(split, to), PAINTS.statePlate),
    pathMark(
      down ? `M${from} ${near}H${to}M${from} ${far}H${to}` : `M${near} ${from}V${to}M${far} ${from}V${to}`,
      PAINTS.dimension,
    ),
    textMark(down ? { ...text, x: middle, y: far - 2 } : { ...text, x: near + 2, y: middle, turned: true }),
  ];
}

/** Marks that are the same before and after the playhead. */
function still(...marks: readonly Mark[]): Part {
  return { span: null, marks };
}

function piece(geometry: Geometry, kind: Piece['kind'], id: string, box: Box, marks: readonly Mark[]): Piece {
  return { id, kind, box: outwards(box), parts: [{ span: spanOf(box, geometry.orientation), marks }] };
}

function whole({ width, height }: Geometry, kind: Piece['kind'], parts: readonly Part[], id: string = kind): Piece {
  return { id, kind, box: { x: 0, y: 0, width, height }, parts };
}

function spanOf({ x, y, width, height }: Box, orientation: Geometry['orientation']): Span {
  return orientation === 'across' ? { from: x, to: x + width } : { from: y, to: y + height };
}

function outwards({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
