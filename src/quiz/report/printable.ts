import { listed } from '../../sim/index.ts';

const LONGEST = 120;

/** Words from a file as they may be shown: short, and without characters that a terminal obeys. */
export function printable(text: string): string {
  const plain = text.slice(0, LONGEST + 1).replaceAll(/\p{C}/gu, '\uFFFD');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** The first few of a list in words: `"a", "b" and 3 more`. */
export function someOf(items: readonly string[], most = 3): string {
  const left = items.length - most;
  return listed(left > 0 ? [...items.slice(0, most), `${left} more`] : items);
}
