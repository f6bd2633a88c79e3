import type { CallId, Trace } from '../trace.ts';

/** `Posts`; `the app` for what belongs to no call. */
export function nameOf({ calls }: Trace, id: CallId | null): string {
  return calls.find((call) => call.id === id)?.label ?? 'the app';
}

/** `Posts’`. */
export function ownerOf(trace: Trace, id: CallId | null): string {
  const name = nameOf(trace, id);
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** `Posts and Users`. */
export function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '');
}
