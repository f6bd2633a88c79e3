import type { Address } from './address.ts';

/** Writes a query that `parseAddress` reads back: what is as usual is left out, but wrapper and scenario are always named. */
export function formatAddress(address: Address): string {
  const { wrapper, scenario, settings, compare, view, step, request } = address;
  const params = new URLSearchParams({ wrapper, scenario });
  for (const [key, text] of Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    params.set(`set.${key}`, text);
  if (compare !== null) params.set('compare', compare);
  if (view !== 'timeline') params.set('view', view);
  if (step !== null) params.set('step', String(step));
  if (request !== null) params.set('request', request);
  return params.toString();
}
