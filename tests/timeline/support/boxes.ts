import type { Bar, Box, Geometry, Text } from '../../../src/timeline/layout/geometry.ts';

/** The place that a text takes, in px. */
export function textBox(text: Text): Box {
  const along = text.turned ? text.y : text.x;
  const from = text.anchor === 'start' ? along : text.anchor === 'end' ? along - text.width : along - text.width / 2;
  return text.turned
    ? { x: text.x - 3, y: from, width: 12, height: text.width }
    : { x: from, y: text.y - 9, width: text.width, height: 12 };
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box, slack = 0.5): boolean {
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}

/** Whether a box lies within another. */
export function within(inner: Box, outer: Box, slack = 0.5): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** All words that can be read for a bar: in it, or above it. */
export function wordsOf(geometry: Geometry, bar: Bar): readonly string[] {
  const above = geometry.labels.filter((label) => label.requests.includes(bar.request));
  return [...bar.texts.map((text) => text.text), ...above.map((label) => label.text)];
}
