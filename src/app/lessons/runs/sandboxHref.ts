import type { RunSpec } from '../../../quiz/index.ts';
import { formatAddress } from '../../address/formatAddress.ts';

/** Where a run stands in the sandbox; `null` for one that it cannot show: a mutant, or a chosen order. */
export function sandboxHref({ wrapper, scenario, settings = {}, schedule }: RunSpec, beside?: RunSpec): string | null {
  if (typeof wrapper !== 'string' || (schedule && schedule.by !== 'time')) return null;
  const compare = beside ? beside.wrapper : null;
  if (compare !== null && typeof compare !== 'string') return null;
  return `/sandbox?${formatAddress({ wrapper, scenario, settings, compare, view: 'timeline', step: null, request: null })}`;
}
