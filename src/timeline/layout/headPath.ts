import type { Edge } from './geometry.ts';

const HEAD = 6;
const HALF = 3.5;

/** The head of a cause's arrow, as a path. Causes run straight down, up or across. */
export function headPath(from: Edge['from'], to: Edge['to']): string {
  if (from.x === to.x) {
    const back = to.y > from.y ? -HEAD : HEAD;
    return `M${to.x - HALF} ${to.y + back}L${to.x} ${to.y}L${to.x + HALF} ${to.y + back}`;
  }
  const back = to.x > from.x ? -HEAD : HEAD;
  return `M${to.x + back} ${to.y - HALF}L${to.x} ${to.y}L${to.x + back} ${to.y + HALF}`;
}
