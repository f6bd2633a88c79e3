import type { Keeping } from './createWorkStore.ts';

const WHEN = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Whether the work is safe. */
export function KeptNote({ keeping }: { readonly keeping: Keeping }) {
  if (keeping.state === 'failed') return <p>Not kept</p>;
  if (keeping.state === 'waits') return <p>Not kept yet</p>;
  return <p>{keeping.at === null ? 'Kept in this browser' : `Kept in this browser at ${WHEN.format(keeping.at)}`}</p>;
}
