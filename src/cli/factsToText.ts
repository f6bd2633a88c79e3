import { factRows } from '../sim/index.ts';
import type { Facts } from '../sim/index.ts';

/** The facts of a run as an aligned list, one a line. */
export function factsToText(facts: Facts): string {
  const rows = factRows(facts);
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, value }) => `${label.padEnd(width)}  ${value}`).join('\n');
}
