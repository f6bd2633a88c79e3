import type { CallId, Trace } from '../trace.ts';

/** `Posts`, or `Posts in tab 2`; `the app` for what belongs to no call. */
export function nameOf({ calls }: Trace, id: CallId | null): string {
  return calls.find((call) => call.id === id)?.label.replace(', tab ', ' in tab ') ?? 'the app';
}

/** `Posts and Users`. */
export function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '');
}
