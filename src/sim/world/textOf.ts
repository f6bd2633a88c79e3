/** A value as a console prints it, and as messages name what was thrown or given. */
export function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Error)) return jsonOf(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return String(value);
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
