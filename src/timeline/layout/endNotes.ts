import type { RunFacts } from './facts.ts';
import type { DrawnFlag, Taken } from './flags.ts';
import type { Label, Orientation } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { NUMBERS } from './numbers.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';
import { cutShort, endTexts } from './laneWords.ts';
import { behindGaps } from './folds.ts';

/** How each call ended, beside its last bar: the longest wording that has room, or none. */
export function endNotes(
  facts: RunFacts,
  scale: Scale,
  lanes: Lanes,
  taken: readonly Taken[],
  flags: readonly DrawnFlag[],
  orientation: Orientation,
  width: number,
): readonly Label[] {
  return facts.calls.flatMap((record): readonly Label[] => {
    const lane = lanes.byId(`call:${record.call.id}`);
    const end =
      record.settled ?? (record.started && record.gone) ?? (cutShort(facts, record) ? facts.trace.events.at(-1) : null);
    if (!lane || !end) return [];
    const settled = scale.px(end);
    const own = taken.filter((stretch) => stretch.lane === lane.id);
    const flag = flags
      .filter((one) => one.lane === lane.id && !one.raised && one.from <= settled + NUMBERS.flag.gap + 1)
      .at(-1);
    const from = Math.max(
      settled,
      flag?.to ?? 0,
      // A request may outlive its call: a refresh that others wait for, after the call that sent it was aborted.
      ...own.filter((stretch) => stretch.from <= settled).map((stretch) => stretch.to),
    );
    const next = Math.min(
      ...own
        .filter((stretch) => stretch.row === 0 && stretch.from > settled - 0.01 && stretch.to > settled + 0.01)
        .map((stretch) => stretch.from),
      ...flags
        .filter((one) => one.lane === lane.id && one !== flag && !one.raised && one.from > settled)
        .map((one) => one.from),
    );
    const base = {
      id: `end:${record.call.id}`,
      lane: lane.id,
      of: 'end' as const,
      requests: [],
      kind: 'note' as const,
    };
    const wordings = endTexts(facts, record).texts;
    const texts =
      flag && facts.logouts.some((logout) => logout.call === record.call.id) && record.settled?.ok === false
        ? wordings.slice(1)
        : wordings;

    if (orientation === 'across') {
      const y = (lane.from + lane.to) / 2 + 4;
      const fitting = texts.flatMap((text) => {
        const needed = widthOf(text, 'note');
        const x = behindGaps(scale, from + NUMBERS.noteGap, needed);
        return x + needed <= Math.min(next - 4, width - 6) ? [{ text, x, width: needed }] : [];
      });
      // Rather short beside its bar than long behind a gap.
      const nearest = fitting.toSorted((one, other) => one.x - other.x).slice(0, 1);
      return nearest.map((one) => ({ ...base, ...one, y, anchor: 'start' }));
    }
    if (next < from + 18 || (record.gone && from + 18 > scale.edge)) return [];
    const middle = (lane.from + lane.to) / 2;
    const room = Math.min(Math.max(lane.rowPitch, lane.to - lane.from) - 4, 2 * Math.min(middle, width - middle));
    const text = texts.find((one) => widthOf(one, 'note') <= room);
    return text ? [{ ...base, text, x: middle, y: from + 14, anchor: 'middle', width: widthOf(text, 'note') }] : [];
  });
}
