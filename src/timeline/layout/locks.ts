import type { Hold } from '../../sim/index.ts';
import { spanText } from './facts.ts';
import type { RunFacts } from './facts.ts';
import { hundredth } from './frame.ts';
import type { Frame } from './frame.ts';
import type { LockLine, Text } from './geometry.ts';
import type { Lanes, PlacedLane } from './lanes.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';
import { shortName } from './laneWords.ts';

/** Locks: the line is low where the lock is free and high where it is held. */
export function locksOf(facts: RunFacts, scale: Scale, lanes: Lanes, frame: Frame, start: number): readonly LockLine[] {
  return lanes.all
    .filter((lane) => lane.kind === 'lock')
    .map((lane) => {
      const holds = facts.holds
        .filter((hold) => `lock:${hold.tab}.${hold.lock}` === lane.id)
        .map((hold) => ({ hold, from: scale.px(hold.from), to: hold.to ? scale.px(hold.to) : scale.edge }));
      return {
        id: `line:${lane.id}`,
        lane: lane.id,
        line: frame.orientation === 'across' ? acrossLine(holds, lane, start, scale.edge) : '',
        holds: holds.map(({ hold, from, to }) => ({
          box: frame.box(from, to, lane.from, lane.to),
          text: holdText(facts, hold, from, to, lane, frame),
        })),
        gaps: frame.orientation === 'across' ? gapsOf(facts, holds, lane) : [],
      };
    });
}

interface PlacedHold {
  readonly hold: Hold;
  readonly from: number;
  readonly to: number;
}

function acrossLine(holds: readonly PlacedHold[], lane: PlacedLane, start: number, edge: number): string {
  const low = hundredth(lane.to);
  const high = hundredth(lane.from);
  const ups = holds.map(
    ({ hold, from, to }) => `H${hundredth(from)}V${high}H${hundredth(to)}${hold.to ? `V${low}` : ''}`,
  );
  return `M${hundredth(start)} ${low}${ups.join('')}${holds.at(-1)?.hold.to === null ? '' : `H${hundredth(edge)}`}`;
}

function holdText(facts: RunFacts, hold: Hold, from: number, to: number, lane: PlacedLane, frame: Frame): Text | null {
  if (hold.owner === null) return null;
  const name = shortName(facts, hold.owner);
  const cm = (lane.from + lane.to) / 2;
  const across = frame.orientation === 'across';
  const isForEver = hold.to === null && facts.trace.end === 'stuck';
  const wordings = across ? [...(isForEver ? [`held by ${name}, for ever`] : []), `held by ${name}`, name] : [name];
  const text = wordings.find((one) => widthOf(one, 'bus') + 14 <= to - from);
  if (text === undefined) return null;
  const width = widthOf(text, 'bus');
  return across
    ? { text, kind: 'bus', x: from + 8, y: cm + 4, anchor: 'start', width }
    : { text, kind: 'bus', x: cm - 4, y: (from + to) / 2, anchor: 'middle', width, turned: true };
}

/** Dimension lines: for how long the lock was free between two holds. */
function gapsOf(facts: RunFacts, holds: readonly PlacedHold[], lane: PlacedLane): LockLine['gaps'] {
  return holds.slice(1).flatMap((next, index) => {
    const before = holds[index];
    if (!before?.hold.to) return [];
    const text = `free for ${spanText(facts, facts.unit(next.hold.from) - facts.unit(before.hold.to))}`;
    const width = widthOf(text, 'dimension');
    const [from, to] = [before.to + 4, next.from - 4];
    if (to - from < width + 40) return [];
    const y = (lane.from + lane.to) / 2 + 1;
    const middle = (from + to) / 2;
    return [
      {
        d: dimensionPath(from, to, y),
        text: { text, kind: 'dimension' as const, x: middle, y: y + 4, anchor: 'middle' as const, width },
        plate: { x: middle - width / 2 - 7, y: y - 8, width: width + 14, height: 16 },
      },
    ];
  });
}

/** A line with a small arrow head at each end. */
export function dimensionPath(from: number, to: number, y: number): string {
  const [a, b, at] = [hundredth(from), hundredth(to), hundredth(y)];
  return `M${a} ${at}H${b}M${hundredth(from + 5)} ${hundredth(y - 3)}L${a} ${at}l5 3M${hundredth(to - 5)} ${hundredth(y - 3)}L${b} ${at}l-5 3`;
}
