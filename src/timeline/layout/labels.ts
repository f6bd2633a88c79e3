import { attemptName } from './barName.ts';
import type { DrawnBar } from './bars.ts';
import type { DrawnFlag } from './flags.ts';
import { behindGaps } from './folds.ts';
import type { Edge, Label, TextKind } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';
import type { DrawnWait } from './waits.ts';

const INDENT = 5;
/** So many bars in a row that are all alike, and too small for a label each, share one. */
const GROUP_FROM = 3;

/** What stands above the bars, where time runs across: attempts, waits, and words that found no place inside. */
export function labelsAbove(
  bars: readonly DrawnBar[],
  waits: readonly DrawnWait[],
  flags: readonly DrawnFlag[],
  lanes: Lanes,
  edges: readonly Edge[],
  scale: Scale,
  rise: number,
  edge: number,
): readonly Label[] {
  const rows = new Map<string, WantedLabel[]>();
  const want = (lane: string, row: number, label: Omit<WantedLabel, 'lane' | 'y' | 'width' | 'anchor'>): void => {
    const place = lanes.byId(lane);
    if (!place) return;
    const key = `${lane} ${row}`;
    const list = rows.get(key) ?? [];
    rows.set(key, list);
    const y = place.from + row * place.rowPitch - rise;
    const width = widthOf(label.text, label.kind);
    const x = behindGaps(scale, besideEdge(label.x, y, edges), label.kept ? width : 1);
    list.push({
      ...label,
      x: label.kept && row === 0 ? besideFlag(x, width, lane, flags) : x,
      lane,
      y,
      width,
      anchor: 'start',
    });
  };

  for (const group of groupsOf(bars)) {
    const [first] = group;
    if (!first) continue;
    if (group.length >= GROUP_FROM) {
      const outside = first.statusOutside === null ? '' : `, ${first.statusOutside}`;
      const text = `${group.length} × ${first.record.role === 'api' ? 'try' : first.record.role}${outside}`;
      want(first.lane, first.row, {
        id: `group:${first.request}`,
        text,
        kind: 'strong',
        x: first.box.x + INDENT,
        of: 'group',
        requests: group.map((bar) => bar.request),
        kept: true,
      });
      continue;
    }
    for (const bar of group) {
      const { role } = bar.record;
      const kept = role !== 'api';
      want(bar.lane, bar.row, {
        id: `try:${bar.request}`,
        text: attemptName(bar.record),
        kind: kept ? 'strong' : 'attempt',
        x: bar.box.x + INDENT,
        of: kept ? 'refresh' : 'attempt',
        requests: [bar.request],
        kept,
      });
      if (bar.statusOutside === null) continue;
      const kind: TextKind = Number(bar.statusOutside) < 400 ? 'strong' : 'refused';
      want(bar.lane, bar.row, {
        id: `status:${bar.request}`,
        text: bar.statusOutside,
        kind,
        x: bar.box.x + INDENT + 0.1,
        of: 'status',
        requests: [bar.request],
        kept: true,
      });
    }
  }
  for (const wait of waits) {
    const text = wait.wordings.find((one) => widthOf(one, 'attempt') <= wait.to - wait.from - INDENT);
    if (text)
      want(wait.lane, 0, {
        id: `label:${wait.id}`,
        text,
        kind: 'attempt',
        x: wait.from + INDENT,
        of: 'wait',
        requests: [],
        kept: false,
      });
  }

  const raised = flags.filter((flag) => flag.raised);
  return [...rows.values()]
    .flatMap((row) => placeLabels(row, edge))
    .filter(
      (label) =>
        label.of === 'refresh' ||
        label.of === 'status' ||
        label.of === 'group' ||
        !raised.some((flag) => flag.lane === label.lane && label.x < flag.to && label.x + label.width > flag.from),
    );
}

/** Right of a line that would pass through the first letter. */
function besideEdge(x: number, y: number, edges: readonly Edge[]): number {
  const through = edges.filter(
    ({ from, to }) => Math.abs(from.x - x) < 4 && Math.min(from.y, to.y) < y - 4 && Math.max(from.y, to.y) > y,
  );
  return through.length > 0 ? Math.max(...through.map((edge) => edge.from.x)) + 4 : x;
}

/** Right of a flag that stands in the row of labels. */
function besideFlag(x: number, width: number, lane: string, flags: readonly DrawnFlag[]): number {
  const over = flags.find((flag) => flag.raised && flag.lane === lane && x < flag.to && x + width > flag.from);
  return over ? over.to + GAP : x;
}

/** Runs of bars that are alike and too small for their labels; every other bar stands alone. */
function groupsOf(bars: readonly DrawnBar[]): readonly (readonly DrawnBar[])[] {
  const byRow = Map.groupBy(bars, (bar) => `${bar.lane} ${bar.row}`);
  return [...byRow.values()].flatMap((row) => {
    const groups: DrawnBar[][] = [];
    for (const bar of row) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      if (group && last && small(bar) && small(last) && alike(bar, last)) group.push(bar);
      else groups.push([bar]);
    }
    return groups.flatMap((group) => (group.length >= GROUP_FROM ? [group] : group.map((bar) => [bar])));
  });
}

function small(bar: DrawnBar): boolean {
  const label = bar.record.role === 'api' ? 0 : widthOf(attemptName(bar.record), 'strong') + 2 * INDENT;
  return !bar.open && bar.box.width < Math.max(label, bar.statusOutside === null ? 0 : 60);
}

function alike(a: DrawnBar, b: DrawnBar): boolean {
  const status = (bar: DrawnBar): string =>
    bar.record.end?.as === 'answered' ? String(bar.record.end.status) : (bar.record.end?.because ?? '');
  return a.record.role === b.record.role && status(a) === status(b) && a.statusOutside === b.statusOutside;
}

/** A label that wants a place in a row. */
interface WantedLabel extends Label {
  /** Never dropped: moved to the right instead. */
  readonly kept: boolean;
}

const GAP = 5;

/**
 * Places labels from left to right, so that none overlaps the next. What is not kept gives way. What is kept moves to
 * the right, and where the picture ends, back to the left.
 *
 * @param edge the last px of the picture
 */
function placeLabels(wanted: readonly WantedLabel[], edge: number): readonly Label[] {
  const sorted = wanted.toSorted((a, b) => a.x - b.x || Number(b.kept) - Number(a.kept));
  const placed: Label[] = [];
  let free = -Infinity;
  sorted.forEach((label, index) => {
    const { kept, ...rest } = label;
    const next = sorted.slice(index + 1).find((one) => one.kept || one.x > label.x);
    if (!kept && (label.x < free || (next && label.x + label.width + GAP > next.x))) return;
    const x = kept ? Math.max(label.x, free) : label.x;
    placed.push({ ...rest, x });
    free = x + label.width + GAP;
  });
  return pushBack(placed, edge);
}

function pushBack(placed: readonly Label[], edge: number): readonly Label[] {
  let limit = edge;
  return placed
    .toReversed()
    .map((label) => {
      const x = Math.min(label.x, limit - label.width);
      limit = x - GAP;
      return { ...label, x };
    })
    .toReversed();
}
