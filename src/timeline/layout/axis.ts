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
  const grid = gridOf(facts, scale, facts.kind === 'steps' ? STEP_PITCH : PITCH[orientation]);
  return {
    kind: facts.kind,
    grid: grid.map((unit) => pxOf(scale, unit)),
    labels: grid.map((unit): Text => {
      const px = pxOf(scale, unit);
      const text = orientation === 'down' ? String(unit) : labelOf(facts, scale, unit);
      const width = widthOf(text, 'axis');
      return orientation === 'down'
        ? { text, kind: 'axis', x: NUMBERS.down.ticks - 12, y: px + 4, anchor: 'end', width }
        : { text, kind: 'axis', x: px, y: NUMBERS.rail - 9, anchor: 'middle', width };
    }),
    ticks: [...new Set(facts.trace.events.map((event) => scale.px(event)))],
  };
}

function labelOf(facts: RunFacts, scale: Scale, unit: number): string {
  if (unit !== scale.first) return String(unit);
  return facts.kind === 'time' ? '0 ms' : 'step 1';
}

const pxOf = (scale: Scale, unit: number): number => scale.origin + (unit - scale.first) * scale.pxPerUnit;

/** Every 50 ms where that has room, else 1, 2, or 5 times a power of ten; never finer than 1. */
function gridOf(facts: RunFacts, scale: Scale, pitch: number): readonly number[] {
  const fifty = 50 * scale.pxPerUnit;
  const least = pitch / scale.pxPerUnit;
  const power = 10 ** Math.floor(Math.log10(least));
  const nice = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? least;
  const step =
    facts.kind === 'time' && fifty >= FIFTY.least && fifty <= FIFTY.most ? 50 : Math.max(1, Math.round(nice));
  // After the last moment of a run that is stuck, time means nothing any more.
  const last = facts.trace.end === 'stuck' ? facts.last : scale.first + (scale.edge - scale.origin) / scale.pxPerUnit;
  const grid: number[] = [];
  for (let unit = 0; unit <= last; unit += step) {
    const at = Math.max(unit, scale.first);
    if (at !== grid.at(-1)) grid.push(at);
  }
  return grid;
}
