import type { RunFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Text, WaitMark } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { NUMBERS } from './numbers.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';
import { waitText } from './words.ts';

/** A hatched strip, and what is to be said about it. */
export interface DrawnWait extends WaitMark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Thinner than a request, because nothing is on the network. Shorter than this, in px, there is nothing to see. */
const LEAST = 8;

/** The boxes of a run’s waits. */
export function waitsIn(facts: RunFacts, scale: Scale, lanes: Lanes, frame: Frame): readonly DrawnWait[] {
  return facts.waits.flatMap((wait, index) => {
    const lane = lanes.byId(`call:${wait.call}`);
    const from = scale.px(wait.from);
    const to = wait.to ? scale.px(wait.to) : scale.edge;
    if (!lane || to - from < LEAST) return [];
    const thickness = lane.to - lane.from;
    const wide =
      frame.orientation === 'across' ? NUMBERS.wait : Math.max(6, Math.min(NUMBERS.down.wait, thickness - 6));
    const cm = (lane.from + lane.to) / 2;
    const label = waitText(facts, wait);
    return [
      {
        id: `wait:${wait.call}.${index}`,
        call: wait.call,
        lane: lane.id,
        box: frame.box(from + NUMBERS.waitInset, to - (wait.to ? NUMBERS.waitInset : 0), cm - wide / 2, cm + wide / 2),
        open: wait.to === null,
        text: frame.orientation === 'down' ? turnedText(label, cm, from, to, wide) : null,
        from,
        to,
        label,
      },
    ];
  });
}

function turnedText(label: string, cm: number, from: number, to: number, wide: number): Text | null {
  const text = [label, label.split(',')[0] ?? label, 'waits'].find((one) => widthOf(one, 'attempt') + 24 <= to - from);
  if (!text || wide < 16) return null;
  return {
    text,
    kind: 'attempt',
    x: cm - 4,
    y: (from + to) / 2,
    anchor: 'middle',
    width: widthOf(text, 'attempt'),
    turned: true,
  };
}
