import type { RunFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Text, WaitMark } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { NUMBERS } from './numbers.ts';
import type { Placed } from './rows.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';
import { standText, waitTexts } from './laneWords.ts';

/** A hatched strip, and what is to be said about it. */
export interface DrawnWait extends WaitMark {
  readonly from: number;
  readonly to: number;
  /** From the longest wording to the shortest. */
  readonly wordings: readonly string[];
}

/** Thinner than a request, because nothing is on the network. Shorter than this, in px, there is nothing to see. */
const LEAST = 8;

/** The boxes of a run’s waits. */
export function waitsIn(
  facts: RunFacts,
  scale: Scale,
  lanes: Lanes,
  frame: Frame,
  placed: readonly Placed[],
): readonly DrawnWait[] {
  return facts.waits.flatMap((wait, index) => {
    const lane = lanes.byId(`call:${wait.call}`);
    // A bar has a least width, which may reach into the wait that follows it.
    const before = placed.filter(
      ({ record, row }) => record.call === wait.call && row === 0 && record.end && record.end.step <= wait.from.step,
    );
    const from = Math.max(scale.px(wait.from), ...before.map((bar) => bar.to));
    const to = wait.to ? scale.px(wait.to) : scale.edge;
    if (!lane || to - from < LEAST) return [];
    const thickness = lane.to - lane.from;
    const wide =
      frame.orientation === 'across' ? NUMBERS.wait : Math.max(6, Math.min(NUMBERS.down.wait, thickness - 6));
    const cm = (lane.from + lane.to) / 2;
    const texts = waitTexts(facts, wait);
    const stand = standText(facts, wait);
    const wordings = stand === null ? texts : [`${texts[0]}, ${stand}`, ...texts];
    return [
      {
        id: `wait:${wait.call}.${index}`,
        call: wait.call,
        lane: lane.id,
        box: frame.box(from + NUMBERS.waitInset, to - (wait.to ? NUMBERS.waitInset : 0), cm - wide / 2, cm + wide / 2),
        open: wait.to === null,
        text: frame.orientation === 'down' ? turnedText(wordings, cm, from, to, wide) : null,
        from,
        to,
        wordings,
      },
    ];
  });
}

function turnedText(wordings: readonly string[], cm: number, from: number, to: number, wide: number): Text | null {
  const text = [...wordings, 'waits'].find((one) => widthOf(one, 'attempt') + 24 <= to - from);
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
