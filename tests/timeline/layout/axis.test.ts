import { expect, test } from 'vitest';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import { layout } from '../../../src/timeline/layout/layout.ts';
import { momentsOf, stepAt } from '../../../src/timeline/playback/moments.ts';
import { placePx } from '../../../src/timeline/playback/placePx.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const late = await runByTime('mutex', 'late-401');
const chance = await run({
  source: sourceOf('mutex'),
  scenario: scenarioOf('three-at-once'),
  schedule: { by: 'seed', seed: 7 },
});

test('the axis is labelled each 50 ms', () => {
  expect(layout(late, { width: 1390 }).axis.labels.map((label) => label.text)).toEqual([
    '0 ms',
    '50',
    '100',
    '150',
    '200',
    '250',
    '300',
    '350',
    '400',
    '450',
  ]);
});

test('a tick stands at each moment at which something happens', () => {
  const { axis, origin, pxPerUnit } = layout(late, { width: 1390 });
  expect(axis.ticks.map((tick) => Math.round((tick - origin) / pxPerUnit))).toEqual([
    0, 20, 50, 90, 150, 170, 200, 220, 250, 320, 360, 420, 440, 470,
  ]);
});

test('a long run is labelled in larger steps, a short one in smaller', async () => {
  const runaway = layout(await runByTime('wrapped-refresh', 'refresh-refused'), { width: 1390 });
  expect(runaway.axis.labels.map((label) => label.text).slice(0, 3)).toEqual(['0 ms', '200', '400']);
  const short = layout(await runByTime('mutex', 'fresh'), { width: 1390 });
  expect(short.axis.labels.map((label) => label.text).slice(0, 4)).toEqual(['0 ms', '5', '10', '15']);
});

test('where the order is chosen the axis counts steps, one column each', () => {
  const steps = layout(chance, { width: 1390 });
  expect([chance.timed, steps.axis.kind, steps.firstUnit]).toEqual([false, 'steps', 1]);
  expect(steps.axis.labels.slice(0, 3).map((label) => label.text)).toEqual(['step 1', '2', '3']);
  for (const stop of steps.stops) expect(stop.px).toBeCloseTo(steps.origin + (stop.step - 1) * steps.pxPerUnit, 9);
});

test('a run that has a time can be drawn on an axis of steps, and the playhead finds its way there', () => {
  const steps = layout(late, { width: 1390, axis: 'steps' });
  const moments = momentsOf(late);
  const places = placePx(steps, moments, late.timed);
  expect(places.toPx(20, 4)).toBe(steps.stops[3]?.px);
  expect(places.toPx(20, 6)).toBe(steps.stops[5]?.px);
  expect(places.toPx(35, 6)).toBeCloseTo(((steps.stops[5]?.px ?? 0) + (steps.stops[6]?.px ?? 0)) / 2, 9);
});

test('a playhead that is let go snaps to the last of the nearest steps', () => {
  const geometry = layout(late, { width: 1390 });
  const places = placePx(geometry, momentsOf(late), late.timed);
  expect(places.nearestStep(geometry.origin + 22 * geometry.pxPerUnit)).toBe(6);
  expect(places.nearestStep(0)).toBe(3);
  expect(places.nearestStep(9999)).toBe(19);
});

test('the step at a place is the last that has happened', () => {
  const moments = momentsOf(late);
  expect([
    stepAt(moments, -1),
    stepAt(moments, 0),
    stepAt(moments, 19.9),
    stepAt(moments, 20),
    stepAt(moments, 470),
  ]).toEqual([0, 3, 3, 6, 19]);
});
