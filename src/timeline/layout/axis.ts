import { timeText } from '../../sim/index.ts';
import { GAP_PX, pxOf, unitAt } from './folds.ts';
import type { Axis, Orientation, Text } from './geometry.ts';
import type { RunFacts } from './facts.ts';
import { NUMBERS } from './numbers.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';

/** px between two grid lines: not less. */
const PITCH = { across: 96, down: 56 } as const;
const STEP_PITCH = 40;
/** Every 50 ms, as long as that many px are between. */
const FIFTY = { least: 44, most: 320 } as const;

/** Grid lines, their labels, and a tick for each moment at which something happens. */
export function axisOf(facts: RunFacts, scale: Scale, orientation: Orientation): Axis {
  const down = orientation === 'down';
  const grid = gridOf(facts, scale, facts.kind === 'steps' ? STEP_PITCH : PITCH[orientation]);
  const labels = grid.map((unit) => labelAt(labelOf(facts, scale, unit, down), pxOf(scale, unit), down));
  return {
    kind: facts.kind,
    grid: grid.map((unit) => pxOf(scale, unit)),
    labels: labels.filter((label, index) => !overlap(labels[index - 1], label, down)),
    gaps: scale.folds.map(({ from, to }) => ({
      at: pxOf(scale, from) + GAP_PX / 2,
      text: timeText(to - from),
    })),
    ticks: [...new Set(facts.trace.events.map((event) => scale.px(event)))],
  };
}

function labelAt(text: string, px: number, down: boolean): Text {
  const width = widthOf(text, 'axis');
  return down
    ? { text, kind: 'axis', x: NUMBERS.down.ticks - 12, y: px + 4, anchor: 'end', width }
    : { text, kind: 'axis', x: px, y: NUMBERS.rail - 9, anchor: 'middle', width };
}

/** Beside a gap, where moments are close that are far apart. */
function overlap(before: Text | undefined, label: Text, down: boolean): boolean {
  if (!before) return false;
  return down ? label.y - before.y < 14 : label.x - before.x < (label.width + before.width) / 2 + 4;
}

function labelOf(facts: RunFacts, scale: Scale, unit: number, down: boolean): string {
  if (facts.kind === 'time' && unit >= 10_000) return timeText(unit);
  if (unit !== scale.firstUnit || down) return String(unit);
  return facts.kind === 'time' ? '0 ms' : 'step 1';
}

/** Every 50 ms where that has room, else 1, 2, or 5 times a power of ten; never finer than 1. */
function gridOf(facts: RunFacts, scale: Scale, pitch: number): readonly number[] {
  const fifty = 50 * scale.pxPerUnit;
  const least = pitch / scale.pxPerUnit;
  const power = 10 ** Math.floor(Math.log10(least));
  const nice = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? least;
  const step =
    facts.kind === 'time' && fifty >= FIFTY.least && fifty <= FIFTY.most ? 50 : Math.max(1, Math.round(nice));
  // After the last moment of a run that is stuck, time means nothing any more.
  const last = facts.trace.end === 'stuck' ? facts.last : unitAt(scale, scale.edge);
  const grid: number[] = [];
  for (let unit = 0; unit <= last; unit += step) {
    const fold = scale.folds.find(({ from, to }) => from < unit && unit < to);
    if (fold) unit = Math.ceil(fold.to / step) * step;
    const at = Math.max(unit, scale.firstUnit);
    if (at <= last && at !== grid.at(-1)) grid.push(at);
  }
  return grid;
}
