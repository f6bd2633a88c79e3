import type { Label } from './geometry.ts';

/** A label that wants a place in a row. */
export interface WantedLabel extends Label {
  /** Never dropped: moved to the right instead. */
  readonly kept: boolean;
}

const GAP = 5;

/**
 * Places labels from left to right, so that none overlaps the next. What is not kept gives way. What is kept moves to
 * the right, and where the picture ends, back to the left.
 *
 * @param edge the last px of the picture
 */
export function placeLabels(wanted: readonly WantedLabel[], edge: number): readonly Label[] {
  const sorted = wanted.toSorted((a, b) => a.x - b.x || Number(b.kept) - Number(a.kept));
  const placed: Label[] = [];
  let free = -Infinity;
  sorted.forEach((label, index) => {
    const { kept, ...rest } = label;
    const next = sorted.slice(index + 1).find((one) => one.kept || one.x > label.x);
    if (!kept && (label.x < free || (next && label.x + label.width + GAP > next.x))) return;
    const x = kept ? Math.max(label.x, free) : label.x;
    placed.push({ ...rest, x });
    free = x + label.width + GAP;
  });
  return pushBack(placed, edge);
}

function pushBack(placed: readonly Label[], edge: number): readonly Label[] {
  let limit = edge;
  return placed
    .toReversed()
    .map((label) => {
      const x = Math.min(label.x, limit - label.width);
      limit = x - GAP;
      return { ...label, x };
    })
    .toReversed();
}
