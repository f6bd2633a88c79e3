import { behindGaps } from './folds.ts';
import { hundredth } from './frame.ts';
import { wordOf } from './facts.ts';
import type { RunFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Box, Flag } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { NUMBERS } from './numbers.ts';
import type { Scale } from './scale.ts';
import { widthOf } from './textWidth.ts';

/** A stretch of a lane that is taken, in px. */
export interface Taken {
  readonly lane: string;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A flag, where in its lane, and whether it stands in the row of labels. */
export interface DrawnFlag extends Flag {
  readonly from: number;
  readonly to: number;
  readonly raised: boolean;
}

interface Said {
  readonly lane: string;
  readonly px: number;
  readonly by: 'wrapper' | 'user';
  readonly step: number;
  readonly word: string;
}

/** Logouts, at the call that caused them, and what the user does to a tab. Several at one place are one flag. */
export function flagsOf(
  facts: RunFacts,
  scale: Scale,
  lanes: Lanes,
  frame: Frame,
  taken: readonly Taken[],
): readonly DrawnFlag[] {
  const said = [
    ...facts.logouts.map((logout) => ({ ...logout, word: 'logout' })),
    ...facts.deeds.map((deed) => ({ ...deed, call: null, by: 'user' as const, word: wordOf(deed) ?? '' })),
  ];
  const places = new Map<string, Said & { count: number }>();
  for (const { call, tab, by, step, word, atMs } of said) {
    const lane = call === null ? `app:${tab}` : `call:${call}`;
    const px = scale.px({ step, atMs });
    const key = `${lane} ${Math.round(px)} ${by} ${word}`;
    const place = places.get(key);
    if (place) place.count += 1;
    else places.set(key, { lane, px, by, step, word, count: 1 });
  }
  return [...places.values()].flatMap(({ lane: id, px, by, step, word: what, count }) => {
    const lane = lanes.byId(id);
    if (!lane) return [];
    const word = count > 1 ? `${what} ×${count}` : what;
    const shape = frame.orientation === 'across' ? across : down;
    return [{ id: `flag:${id}.${step}`, lane: id, by, step, ...shape(word, px, lane.from, lane.to) }];

    function across(
      text: string,
      at: number,
      c0: number,
      c1: number,
    ): Pick<DrawnFlag, 'box' | 'pole' | 'cloth' | 'text' | 'from' | 'to' | 'raised'> {
      const width = Math.max(NUMBERS.flag.width, widthOf(text, 'on') + 22);
      const x = behindGaps(scale, at + NUMBERS.flag.gap, 1);
      const raised = taken.some(
        (stretch) => stretch.lane === id && stretch.row === 0 && stretch.from < x + width && stretch.to > at + 1,
      );
      const y = raised ? c0 - NUMBERS.flag.height - 2 : c0 + 1;
      const h = NUMBERS.flag.height;
      return {
        box: { x, y, width, height: c1 - y + 4 },
        pole: `M${hundredth(x)} ${hundredth(y - 1)}V${hundredth(raised ? c0 - 1 : c1 + 4)}`,
        cloth: `M${hundredth(x)} ${hundredth(y)}h${hundredth(width)}l-6 ${h / 2} 6 ${h / 2}h${hundredth(-width)}z`,
        text: { text, kind: 'on', x: x + 7, y: y + 13, anchor: 'start', width: widthOf(text, 'on') },
        from: x,
        to: x + width,
        raised,
      };
    }

    function down(text: string, at: number, c0: number, c1: number): ReturnType<typeof across> {
      const width = c1 - c0;
      const turned = widthOf(text, 'on') + 10 > width;
      const height = turned ? widthOf(text, 'on') + 14 : NUMBERS.flag.height;
      const y = at + 6;
      const box: Box = { x: c0, y: at + 3, width, height: height + 8 };
      const cm = (c0 + c1) / 2;
      return {
        box,
        pole: `M${hundredth(c0)} ${hundredth(at + 3)}v${hundredth(height + 8)}`,
        cloth: `M${hundredth(c0)} ${hundredth(y)}h${hundredth(width)}l-5 ${hundredth(height / 2)} 5 ${hundredth(height / 2)}h${hundredth(-width)}z`,
        text: turned
          ? {
              text,
              kind: 'on',
              x: cm - 6,
              y: y + height / 2,
              anchor: 'middle',
              width: widthOf(text, 'on'),
              turned: true,
            }
          : { text, kind: 'on', x: cm - 2, y: y + 13, anchor: 'middle', width: widthOf(text, 'on') },
        from: at + 3,
        to: at + height + 11,
        raised: false,
      };
    }
  });
}
