/** The id of a part on the page, by its place from 0. */
export function partId(index: number): string {
  return `part-${index + 1}`;
}
