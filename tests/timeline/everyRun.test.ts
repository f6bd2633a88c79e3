import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Bar, Box, Geometry } from '../../src/timeline/layout/geometry.ts';
import { allRuns } from './support/allRuns.ts';
import { overlap, textBox, within, wordsOf } from './support/boxes.ts';

const runs = await allRuns();
const anyPicture = fc.record({
  run: fc.constantFrom(...runs),
  width: fc.integer({ min: 320, max: 2000 }),
  zoom: fc.constantFrom(1, 1, 2, 5),
  compact: fc.boolean(),
});
type Picture = typeof anyPicture extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Drawn anew each time; the same for all tests, which look at the same pictures. */
const [seed = 0] = fc.sample(fc.noBias(fc.integer()), 1);
const laidOut = new Map<string, Geometry>();

function geometryOf({ run: { name, trace }, width, zoom, compact }: Picture): Geometry {
  const key = `${name} ${width} ${zoom} ${compact}`;
  const geometry = laidOut.get(key) ?? layout(trace, { width, zoom, compact });
  laidOut.set(key, geometry);
  return geometry;
}

interface Marked {
  readonly what: string;
  readonly box: Box;
}

/** Expects that nothing is wrong with any picture of any run; else fast-check says with which, and its seed. */
function expectNone(faultsIn: (geometry: Geometry) => readonly string[]): void {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      expect([picture.run.name, ...faultsIn(geometryOf(picture))]).toEqual([picture.run.name]);
    }),
    { numRuns: 400, seed },
  );
}

test('no number of any geometry is other than finite', () => {
  expectNone((geometry) => {
    const text = JSON.stringify(geometry, (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? '∞' : value,
    );
    return /∞|NaN|Infinity/.test(text) ? ['not finite'] : [];
  });
});

test('the status of every answer can be read at every width', () => {
  expectNone((geometry) =>
    geometry.bars
      .filter((bar) => {
        const { end, role, issued } = bar.record;
        return (
          end?.as === 'answered' &&
          !(role !== 'api' && issued) &&
          !wordsOf(geometry, bar).join(' ').includes(String(end.status))
        );
      })
      .map((bar) => bar.name),
  );
});

test('every refresh can be told at every width: by its word, or by its sign where time runs down', () => {
  const told = (geometry: Geometry, bar: Bar): boolean =>
    geometry.orientation === 'down'
      ? bar.shapes.some((shape) => shape.look === 'glyph')
      : wordsOf(geometry, bar).join(' ').includes('refresh');
  expectNone((geometry) =>
    geometry.bars.filter((bar) => bar.record.role === 'refresh' && !told(geometry, bar)).map((bar) => bar.name),
  );
});

test('a text in a bar is never wider than the bar', () => {
  expectNone((geometry) =>
    geometry.bars.flatMap((bar) =>
      bar.texts.filter((text) => !within(textBox(text), bar.box, 1)).map((text) => `${text.text} in ${bar.name}`),
    ),
  );
});

test('texts in a bar do not overlap', () => {
  expectNone((geometry) =>
    geometry.bars.flatMap((bar) => overlaps(bar.texts.map((text) => ({ what: text.text, box: textBox(text) })))),
  );
});

test('bars, waits and flags of a lane do not overlap', () => {
  expectNone((geometry) =>
    geometry.lanes.flatMap((lane) =>
      overlaps([
        ...geometry.bars.filter((bar) => bar.lane === lane.id).map((bar) => ({ what: bar.name, box: bar.box })),
        ...geometry.waits.filter((wait) => wait.lane === lane.id).map((wait) => ({ what: wait.id, box: wait.box })),
      ]),
    ),
  );
});

test('labels overlap neither each other nor a bar', () => {
  expectNone((geometry) => {
    const labels = geometry.labels.map((label) => ({ what: label.text, box: textBox(label) }));
    const onBars = geometry.bars.flatMap((bar) =>
      labels.filter((label) => overlap(label.box, bar.box, 1)).map((label) => `${label.what} on ${bar.name}`),
    );
    return [...overlaps(labels), ...onBars];
  });
});

test('labels stay within the picture', () => {
  expectNone((geometry) =>
    geometry.labels
      .filter((label) => !within(textBox(label), { x: 0, y: 0, width: geometry.width, height: geometry.height }, 1))
      .map((label) => label.text),
  );
});

test('a text in a state lies within its value', () => {
  expectNone((geometry) =>
    geometry.buses
      .flatMap((bus) => bus.segments)
      .filter((segment) => {
        if (!segment.text) return false;
        const box = textBox(segment.text);
        const [from, to] = geometry.orientation === 'down' ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
        return from < segment.from || to > segment.to;
      })
      .map((segment) => segment.text?.text ?? ''),
  );
});

test('time that runs down never needs more than the width', () => {
  const wide = runs.flatMap(({ trace, name }) =>
    [320, 358, 500, 719]
      .filter((width) => {
        const geometry = layout(trace, { width });
        return (
          geometry.width !== width ||
          geometry.bars.some((bar) => bar.box.x < 0 || bar.box.x + bar.box.width > geometry.split)
        );
      })
      .map((width) => `${name}, ${width} px`),
  );
  expect(wide).toEqual([]);
});

test('stops are the steps of the run, in order', () => {
  const wrong = runs.filter(({ trace }) => {
    const { stops } = layout(trace, { width: 1200 });
    const steps = [...new Set(trace.events.map((event) => event.step))];
    return (
      stops.length !== steps.length ||
      stops.some((stop, index) => stop.step !== steps[index] || stop.px < (stops[index - 1]?.px ?? 0))
    );
  });
  expect(wrong.map((run) => run.name)).toEqual([]);
});

function overlaps(marks: readonly Marked[]): readonly string[] {
  return marks.flatMap((mark, index) =>
    marks
      .slice(index + 1)
      .filter((other) => overlap(mark.box, other.box))
      .map((other) => `${mark.what} and ${other.what}`),
  );
}
