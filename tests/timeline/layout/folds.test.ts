import { expect, test } from 'vitest';
import { pxOf, unitAt } from '../../../src/timeline/layout/folds.ts';
import { layout } from '../../../src/timeline/layout/layout.ts';
import { momentsOf } from '../../../src/timeline/playback/moments.ts';
import { placePx } from '../../../src/timeline/playback/placePx.ts';
import { runByTime } from '../../support/runs.ts';

const hang = await runByTime('mutex', 'call-after-hang');
const short = await runByTime('mutex', 'three-at-once');

test('time in which nothing happens for more than two seconds is a gap of 24 px, with its length', () => {
  for (const width of [1390, 390]) {
    const geometry = layout(hang, { width });
    expect(geometry.folds).toEqual([{ from: 90, to: 20_000 }]);
    expect(pxOf(geometry, 20_000) - pxOf(geometry, 90)).toBeCloseTo(24, 6);
    expect(geometry.axis.gaps.map(({ text }) => text)).toEqual(['19.91 s']);
    expect(geometry.axis.gaps[0]?.at).toBeCloseTo(pxOf(geometry, 90) + 12, 6);
  }
  expect(layout(short, { width: 1390 }).folds).toEqual([]);
  expect(layout(hang, { width: 1390, axis: 'steps' }).folds).toEqual([]);
});

test('times keep their order over a gap, and each place has one moment', () => {
  const axis = { origin: 100, pxPerUnit: 2, firstUnit: 0, folds: [{ from: 100, to: 5100 }] };
  expect([0, 100, 2600, 5100, 5110].map((unit) => pxOf(axis, unit))).toEqual([100, 300, 312, 324, 344]);
  expect([100, 300, 312, 324, 344].map((px) => unitAt(axis, px))).toEqual([0, 100, 2600, 5100, 5110]);
});

test('the playhead goes over a gap, and is dragged over it', () => {
  const geometry = layout(hang, { width: 1390 });
  const places = placePx(geometry, momentsOf(hang), true);
  const middle = pxOf(geometry, 90) + 12;
  expect(places.toPlace(middle)).toBeCloseTo(10_045, 3);
  expect(places.toPx(10_045, 4)).toBeCloseTo(middle, 6);
});

test('two runs on one axis fold only what is idle in both', () => {
  expect(layout(hang, { width: 1390, sharedRange: [hang] }).folds).toEqual([{ from: 90, to: 20_000 }]);
  const later = { ...short, events: short.events.map((event) => ({ ...event, atMs: event.atMs + 10_000 })) };
  expect(layout(hang, { width: 1390, sharedRange: [later] }).folds).toEqual([
    { from: 90, to: 10_000 },
    { from: 10_250, to: 20_000 },
  ]);
});

test('from ten seconds on the axis tells seconds', () => {
  expect(
    layout(hang, { width: 1390 })
      .axis.labels.map(({ text }) => text)
      .at(-1),
  ).toBe('20 s');
});

test.each([
  ['mutex', 'rtk-query-polls'],
  ['mutex', 'tab-frozen'],
  ['mutex', 'tab-reloaded'],
  ['reference', 'goes-offline'],
])(
  '%s in %s: no words beside a bar, none that must stand above one, and no flag begin under a gap',
  async (wrapper, scenario) => {
    const { labels, flags, axis } = layout(await runByTime(wrapper, scenario), { width: 1390 });
    const isCovered = (x: number, width: number): boolean =>
      axis.gaps.some(({ at }) => x < at + 6.5 && at - 6.5 < x + width);
    const kept = labels.filter(({ of }) => of === 'end' || of === 'refresh' || of === 'status');
    expect(kept.filter(({ x, width }) => isCovered(x, width)).map(({ text }) => text)).toEqual([]);
    expect(flags.filter(({ box }) => isCovered(box.x, 1)).map(({ text }) => text.text)).toEqual([]);
    expect(kept.some(({ of }) => of === 'end')).toBe(true);
  },
);

test('what is said in the answer of a refresh that took long can be read on its colour', async () => {
  const { bars } = layout(await runByTime('mutex', 'tab-frozen'), { width: 1390 });
  const said = bars.flatMap(({ texts }) => texts).filter(({ text }) => text.includes('on the way back'));
  expect(said.map(({ text, kind }) => [text, kind])).toEqual([
    ['answered at 90 ms, 1 min 0.01 s on the way back', 'on'],
  ]);
});
