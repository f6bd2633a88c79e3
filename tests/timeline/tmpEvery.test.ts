import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Geometry } from '../../src/timeline/layout/geometry.ts';
import { allRuns } from './support/allRuns.ts';
import { overlap, textBox, within, wordsOf } from './support/boxes.ts';

const runs = await allRuns();
const anyRun = fc.constantFrom(...runs);
const anyWidth = fc.integer({ min: 320, max: 2000 });
const anyZoom = fc.constantFrom(1, 1, 2, 5);

const property = (holds: (geometry: Geometry, width: number) => void): void =>
  fc.assert(fc.property(anyRun, anyWidth, anyZoom, fc.boolean(), ({ trace }, width, zoom, compact) => holds(layout(trace, { width, zoom, compact }), width)), { numRuns: 9000, seed: 77 });

test('no number of any geometry is other than finite', () => {
  property((geometry) => {
    expect(JSON.stringify(geometry, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value))).not.toMatch(/not finite|NaN|Infinity/);
  });
});

test('the status of every answer, and the sign of every refresh, can be read at every width', () => {
  property((geometry) => {
    for (const bar of geometry.bars) {
      const words = wordsOf(geometry, bar).join(' ');
      const { end, role } = bar.record;
      if (end?.as === 'answered' && !(role !== 'api' && bar.record.issued)) expect(words, `${bar.name} at ${geometry.viewWidth}`).toContain(String(end.status));
      if (role !== 'refresh') continue;
      const sign = geometry.orientation === 'down' ? bar.shapes.some((shape) => shape.look === 'glyph') : words.includes('refresh');
      expect(sign, `${bar.name} at ${geometry.viewWidth}`).toBe(true);
    }
  });
});

test('a text in a bar is never wider than the bar, nor over another', () => {
  property((geometry) => {
    for (const bar of geometry.bars) {
      for (const [index, text] of bar.texts.entries()) {
        expect(within(textBox(text), bar.box, 1), `${text.text} in ${bar.name} at ${geometry.viewWidth}`).toBe(true);
        for (const other of bar.texts.slice(index + 1)) expect(overlap(textBox(text), textBox(other)), `${text.text} and ${other.text} in ${bar.name} at ${geometry.viewWidth}`).toBe(false);
      }
    }
  });
});

test('bars, waits and flags of a lane do not overlap', () => {
  property((geometry) => {
    const marks = [...geometry.bars.map((bar) => ({ what: bar.name, lane: bar.lane, box: bar.box })), ...geometry.waits.map((wait) => ({ what: wait.id, lane: wait.lane, box: wait.box }))];
    for (const [index, mark] of marks.entries()) {
      for (const other of marks.slice(index + 1)) {
        if (mark.lane === other.lane) expect(overlap(mark.box, other.box), `${mark.what} and ${other.what} at ${geometry.viewWidth}`).toBe(false);
      }
    }
  });
});

test('labels overlap neither each other nor a bar', () => {
  property((geometry) => {
    for (const [index, label] of geometry.labels.entries()) {
      for (const other of geometry.labels.slice(index + 1)) expect(overlap(textBox(label), textBox(other)), `${label.text} and ${other.text} at ${geometry.viewWidth}`).toBe(false);
      for (const bar of geometry.bars) expect(overlap(textBox(label), bar.box, 1), `${label.text} and ${bar.name} at ${geometry.viewWidth}`).toBe(false);
    }
  });
});

test('a text in a state lies within its value', () => {
  property((geometry) => {
    const down = geometry.orientation === 'down';
    for (const segment of geometry.buses.flatMap((bus) => bus.segments)) {
      if (!segment.text) continue;
      const box = textBox(segment.text);
      const [from, to] = down ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
      expect(from >= segment.from && to <= segment.to, segment.text.text).toBe(true);
    }
  });
});

test('time that runs down never needs more than the width', () => {
  for (const { trace, name } of runs) {
    for (const width of [320, 358, 500, 719]) {
      const geometry = layout(trace, { width });
      expect(geometry.width, name).toBe(width);
      for (const bar of geometry.bars) expect(bar.box.x >= 0 && bar.box.x + bar.box.width <= geometry.split, `${name} at ${width}`).toBe(true);
    }
  }
});

test('stops are the steps of the run, in order', () => {
  for (const { trace, name } of runs) {
    const { stops } = layout(trace, { width: 1200 });
    expect(stops.map((stop) => stop.step), name).toEqual([...new Set(trace.events.map((event) => event.step))]);
    for (const [index, stop] of stops.entries()) expect(stop.px, name).toBeGreaterThanOrEqual(stops[index - 1]?.px ?? 0);
  }
});
