import { timeText } from '../../sim/index.ts';
import type { BusValue } from './busValues.ts';
import { serverValues, storeValues } from './busValues.ts';
import type { RunFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Bus, BusSegment, Text } from './geometry.ts';
import { NUMBERS } from './numbers.ts';
import type { Lanes, PlacedLane } from './lanes.ts';
import type { Scale } from './scale.ts';
import { storesOf } from './stores.ts';
import { widthOf } from './textWidth.ts';

/** Shorter than this, in px, a value is a diamond with a label. */
const MOMENTARY = 6;

/** The auth stores, and FastAPI: values and their changes, as on a logic analyser. */
export function busesOf(
  facts: RunFacts,
  whole: RunFacts,
  scale: Scale,
  lanes: Lanes,
  frame: Frame,
  start: number,
): readonly Bus[] {
  const stores = storesOf(whole).map((store) => [store.id, storeValues(facts, store)] as const);
  return [...stores, ['server', serverValues(facts)] as const].flatMap(([id, values]) => {
    const lane = lanes.byId(id);
    return lane ? [busOf(facts, lane, values, scale, frame, start)] : [];
  });
}

function busOf(
  facts: RunFacts,
  lane: PlacedLane,
  values: readonly BusValue[],
  scale: Scale,
  frame: Frame,
  start: number,
): Bus {
  const px = (value: BusValue | undefined, otherwise: number): number =>
    value?.from ? scale.px(value.from) : otherwise;
  const labels: Text[] = [];
  const segments = values.map((value, index): BusSegment => {
    const from = px(value, start);
    const to = index + 1 < values.length ? px(values[index + 1], start) : scale.edge;
    const { tone, look, expired } = value;
    if (to - from < MOMENTARY && value.from) {
      labels.push(...momentaryLabel(facts, value, values[index + 1], (from + to) / 2, start, lane, frame));
      return { d: diamondPath(frame, (from + to) / 2, lane.from, lane.to), tone, look, expired, from, to, text: null };
    }
    const after = values[index - 1];
    const pointed = {
      start: value.from !== null && !(look === 'empty' && after?.look === 'empty'),
      end: index + 1 < values.length,
    };
    return {
      d: segmentPath(frame, from, to, lane.from, lane.to, pointed),
      tone,
      look,
      expired,
      from,
      to,
      text: segmentText(value, from, to, lane, frame),
    };
  });
  return { id: `bus:${lane.id}`, lane: lane.id, segments, labels };
}

function segmentText(value: BusValue, from: number, to: number, lane: PlacedLane, frame: Frame): Text | null {
  const cm = (lane.from + lane.to) / 2;
  if (frame.orientation === 'across') {
    const text = value.texts.find((one) => widthOf(one, 'bus') + 22 <= to - from);
    if (text === undefined) return null;
    return { text, kind: 'bus', x: from + 13, y: cm + 4, anchor: 'start', width: widthOf(text, 'bus') };
  }
  const thickness = lane.to - lane.from;
  if (value.look === 'empty') {
    const text = value.texts.slice(1).find((one) => widthOf(one, 'bus') + 20 <= to - from);
    return text === undefined
      ? null
      : {
          text,
          kind: 'bus',
          x: cm - 4,
          y: (from + to) / 2,
          anchor: 'middle',
          width: widthOf(text, 'bus'),
          turned: true,
        };
  }
  const short = value.texts.at(-1) ?? '';
  const width = widthOf(short, 'token');
  const turned = width + 4 > thickness;
  if ((turned ? width + 14 : 26) > to - from) return null;
  return {
    text: short,
    kind: 'token',
    x: turned ? cm - 4 : cm,
    y: (from + to) / 2 + (turned ? 0 : 4),
    anchor: 'middle',
    width,
    turned,
  };
}

function momentaryLabel(
  facts: RunFacts,
  value: BusValue,
  next: BusValue | undefined,
  at: number,
  start: number,
  lane: PlacedLane,
  frame: Frame,
): readonly Text[] {
  if (frame.orientation === 'down') return [];
  const short = value.look === 'empty' ? 'no token' : (value.texts.at(-1) ?? '');
  const span = value.from && next?.from ? facts.unit(next.from) - facts.unit(value.from) : 0;
  const text =
    facts.kind === 'time' ? `${short} for ${timeText(Math.round(span * 10) / 10)}` : `${short}, at once replaced`;
  const width = widthOf(text, 'dimension');
  const left = at - 7 - width > start;
  return [
    { text, kind: 'dimension', x: left ? at - 7 : at + 7, y: lane.from - 3, anchor: left ? 'end' : 'start', width },
  ];
}

/** The outline of a value: flat at the ends of the picture, pointed where values change. */
function segmentPath(
  frame: Frame,
  from: number,
  to: number,
  c0: number,
  c1: number,
  pointed: { readonly start: boolean; readonly end: boolean },
): string {
  const cm = (c0 + c1) / 2;
  const slope = Math.min(NUMBERS.busSlope, (to - from) / 2);
  const start: readonly (readonly [number, number])[] = pointed.start
    ? [
        [from + slope, c1],
        [from, cm],
        [from + slope, c0],
      ]
    : [
        [from, c1],
        [from, c0],
      ];
  const end: readonly (readonly [number, number])[] = pointed.end
    ? [
        [to - slope, c0],
        [to, cm],
        [to - slope, c1],
      ]
    : [
        [to, c0],
        [to, c1],
      ];
  return frame.path([...start, ...end]);
}

/** A value that lasted no time. */
function diamondPath(frame: Frame, at: number, c0: number, c1: number): string {
  const cm = (c0 + c1) / 2;
  return frame.path([
    [at - 4, cm],
    [at, c0],
    [at + 4, cm],
    [at, c1],
  ]);
}
