import type { Schedule, Settings } from '../../../sim/index.ts';

export const VIEWS = ['timeline', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** The id that stands for the reader's own file. */
export const OWN = 'own';

/** The id that stands for the file that a link has brought. */
export const LINKED = 'link';

/** Everything on the sandbox page that a link carries. */
export interface Address {
  /** The id of a wrapper, or `own`, or `link`. */
  readonly wrapper: string;
  /** The id of a scenario, or a scenario of somebody's own, packed: `scenarioNamed` reads both. */
  readonly scenario: string;
  /** Settings on top of the scenario, by key, as they are written: `{ rotation: 'off' }`. */
  readonly settings: Settings;
  /** By the scenario's timings, unless the order was chosen. */
  readonly schedule: Schedule;
  /** A second wrapper beside the first. */
  readonly compare: string | null;
  /** What the server of the second run has on top of `settings`. */
  readonly compareSettings: Settings;
  readonly view: View;
  /** Where the playhead stands; `null`: at the end. */
  readonly step: number | null;
  /** The selected request. */
  readonly request: string | null;
}

/** The words that an address may use. */
export interface Vocabulary {
  readonly wrappers: readonly string[];
  readonly scenarios: readonly string[];
  readonly settings: readonly SettingWords[];
  /** What to show when an address names none. */
  readonly usual: { readonly wrapper: string; readonly scenario: string };
}

export interface SettingWords {
  readonly key: string;
  /** What is wrong with a value, as the cause of a sentence: `"7" is not a whole number from 1 to 6`; `null` for nothing. */
  readonly fault: (text: string) => string | null;
}

/** The address of a page that shows a wrapper in a scenario, and nothing else is chosen. */
export function addressOf(subject: Pick<Address, 'wrapper' | 'scenario'> & Partial<Address>): Address {
  return {
    settings: {},
    schedule: { by: 'time' },
    compare: null,
    compareSettings: {},
    view: 'timeline',
    step: null,
    request: null,
    ...subject,
  };
}

/** The address of the page when nothing is chosen. */
export function defaultAddress({ usual }: Vocabulary): Address {
  return addressOf(usual);
}

export interface ParsedAddress<A = Address> {
  readonly address: A;
  /** A sentence for each value that could not be read. */
  readonly notices: readonly string[];
}

/** How the address of a page is written. */
export interface AddressForm<A> {
  /** Reads a query. It never fails: what cannot be read is replaced, and a sentence says so. */
  readonly read: (query: string, vocabulary: Vocabulary) => ParsedAddress<A>;
  /** Writes a query that `read` reads back. */
  readonly write: (address: A) => string;
}
