/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const before = items.slice(0, -1).join(', ');
  return [...(before === '' ? [] : [before, last]), ...items.slice(-1)].join(' ');
}
