export const VIEWS = ['timeline', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** The id that stands for the reader's own file. */
export const OWN = 'own';

/** Everything on the sandbox page that a link carries. */
export interface Address {
  /** The id of a wrapper, or `own`. */
  readonly wrapper: string;
  /** The id of a scenario. */
  readonly scenario: string;
  /** Settings on top of the scenario, by key, as they are written: `{ rotation: 'off' }`. */
  readonly settings: Readonly<Record<string, string>>;
  /** A second wrapper beside the first. */
  readonly compare: string | null;
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

/** The address of the page when nothing is chosen. */
export function defaultAddress(vocabulary: Vocabulary): Address {
  return { ...vocabulary.usual, settings: {}, compare: null, view: 'timeline', step: null, request: null };
}
