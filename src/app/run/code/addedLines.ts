import { diffLines } from 'diff';

/** The numbers, from 1, of the lines of `text` that `other` has not. */
export function addedLines(other: string, text: string): ReadonlySet<number> {
  const added = new Set<number>();
  let line = 1;
  for (const change of diffLines(other, text)) {
    if (change.removed) continue;
    for (let index = 0; index < change.count; index += 1, line += 1) if (change.added) added.add(line);
  }
  return added;
}
