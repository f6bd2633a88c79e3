import type { Facts } from '../sim/index.ts';

/** Facts that are a number in every run. */
type Counted = { [Key in keyof Facts]-?: Facts[Key] extends number ? Key : never }[keyof Facts];

/** What a claim can be about: a number that is read off a run. */
export type CountedFact = Exclude<Counted, 'calls'>;

/** What each counts, in words for one and for several. */
export const COUNTED_FACTS: Readonly<Record<CountedFact, { readonly one: string; readonly many: string }>> = {
  refreshRequests: { one: 'refresh request', many: 'refresh requests' },
  forcedLogouts: { one: 'forced logout', many: 'forced logouts' },
  succeeded: { one: 'call that gets its data', many: 'calls that get their data' },
  failed: { one: 'call that fails', many: 'calls that fail' },
  unsettled: { one: 'call without an end', many: 'calls without an end' },
  requests: { one: 'request in all', many: 'requests in all' },
  repeats: { one: 'repeat', many: 'repeats' },
  unauthorized: { one: 'refused answer', many: 'refused answers' },
  tokensWrittenAfterLogout: { one: 'token stored after a logout', many: 'tokens stored after a logout' },
  durationMs: { one: 'ms until the last event', many: 'ms until the last event' },
};

/** How a fact is compared, in words before the number. */
export const COMPARISONS = { exactly: 'exactly', 'at-most': 'at most', 'at-least': 'at least' } as const;
export type Comparison = keyof typeof COMPARISONS;

/** The names of what can be counted. */
export const COUNTED_NAMES = namesOf(COUNTED_FACTS);
export const COMPARISON_NAMES = namesOf(COMPARISONS);

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record that is whole
  return Object.keys(record) as Name[];
}
