import { expect, test } from 'vitest';
import { layout } from '../../../src/timeline/layout/layout.ts';
import { bandPiece, causePart, piecesOf } from '../../../src/timeline/marks/pieces.ts';
import { runByTime } from '../../support/runs.ts';

const trace = await runByTime('mutex', 'late-401');
const across = layout(trace, { width: 1200 });
const down = layout(trace, { width: 390 });

test('every text and every outline of a geometry is one mark, and none is drawn twice', () => {
  for (const geometry of [across, down]) {
    const marks = piecesOf(geometry).flatMap(({ parts }) => parts.flatMap((part) => part.marks));
    const texts = marks.flatMap((mark) => (mark.as === 'text' ? [mark.text] : []));
    const { bars, buses, locks, waits, flags, labels, axis } = geometry;
    const said = [
      ...axis.labels,
      ...bars.flatMap((bar) => bar.texts),
      ...buses.flatMap((bus) => [...bus.segments.map(({ text }) => text), ...bus.labels]),
      ...locks.flatMap((lock) => [...lock.holds.map(({ text }) => text), ...lock.gaps.map(({ text }) => text)]),
      ...waits.map(({ text }) => text),
      ...flags.map(({ text }) => text),
      ...labels,
    ].filter((text) => text !== null);
    expect(texts.length).toBe(said.length);
    expect(new Set(texts)).toEqual(new Set(said));

    const outlines = marks.flatMap((mark) => (mark.as === 'path' ? [mark.d] : []));
    const drawn = [...bars.flatMap(({ shapes }) => shapes), ...buses.flatMap(({ segments }) => segments)];
    expect(drawn.filter(({ d }) => outlines.filter((outline) => outline === d).length !== 1)).toEqual([]);
  }
});

test('a bar dries from where it is sent to where it ends, along the time axis', () => {
  for (const geometry of [across, down]) {
    for (const piece of piecesOf(geometry)) {
      if (!piece.bar) continue;
      expect(piece.parts.map(({ span }) => span?.from)).toEqual([piece.bar.at.sent]);
      expect(piece.parts.map(({ span }) => Math.round(span?.to ?? 0))).toEqual([Math.round(piece.bar.at.end ?? 0)]);
    }
  }
});

test('until the playhead has come, a mark is an outline: what is filled then is plain ground', () => {
  const wet = piecesOf(across).flatMap(({ parts }) =>
    parts.flatMap(({ span, marks }) => (span ? marks.filter(({ as }) => as !== 'text') : [])),
  );
  expect(new Set(wet.map(({ paints }) => paints.wet.fill))).toEqual(new Set([null, 'sheet', 'line']));
});

test('the causes of the chosen request are strong lines', () => {
  const [edge] = across.edges;
  const widths = [false, true].map((chosen) =>
    edge ? causePart(edge, true, chosen).marks.map(({ paints }) => [paints.dry.stroke, paints.dry.strokeWidth]) : [],
  );
  expect(widths).toEqual([
    [
      ['ink-2', 1.25],
      ['ink-2', 1.5],
    ],
    [
      ['ink', 1.75],
      ['ink', 1.5],
    ],
  ]);
});

test('a band lies behind the chosen bar, and behind none where none is chosen', () => {
  const [bar] = across.bars;
  const band = bandPiece(across, bar?.request ?? null);
  expect(band?.box.x).toBe(Math.floor((bar?.box.x ?? 0) - 4));
  expect(bandPiece(across, null)).toBeNull();
  expect(bandPiece(across, 'nobody.1')).toBeNull();
});
