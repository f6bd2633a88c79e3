import type { Settings } from '../../../sim/index.ts';
import type { AddressForm, ParsedAddress, Vocabulary } from './address.ts';
import { addressOf } from './address.ts';
import { parseAddress } from './parseAddress.ts';
import { formatAddress } from './formatAddress.ts';
import { shortened } from './shortened.ts';

/** Everything on the page that a link carries. What was explored is not: it is explored again. */
export interface ExplorerAddress {
  readonly wrapper: string;
  readonly scenario: string;
  readonly settings: Settings;
  /** Stop after this many orders; `null` for all. */
  readonly most: number | null;
}

/** Half a minute or so. */
const USUAL_MOST = 5_000;
export const MOSTS = [100, 1_000, USUAL_MOST, 20_000] as const;

/** The address of the page. */
export const EXPLORER: AddressForm<ExplorerAddress> = { read: parseExplorerAddress, write: formatExplorerAddress };

/** Reads the query of an explorer address. It never fails: a value that cannot be read is replaced by its default. */
export function parseExplorerAddress(query: string, vocabulary: Vocabulary): ParsedAddress<ExplorerAddress> {
  const usual = { ...vocabulary, usual: { wrapper: 'mutex', scenario: 'three-at-once' } };
  const { address, notices } = parseAddress(query, usual);
  const text = new URLSearchParams(query).get('most');
  const known = text === null || text === 'all' ? null : MOSTS.find((one) => String(one) === text);
  const { wrapper, scenario, settings } = address;
  return {
    address: { wrapper, scenario, settings, most: text === null || known === undefined ? USUAL_MOST : known },
    notices:
      known === undefined
        ? [
            ...notices,
            `Failed to read the address: there is no limit “${shortened(text ?? '')}”. Stopping after ${USUAL_MOST} orders; choose another above.`,
          ]
        : notices,
  };
}

/** Writes a query that `parseExplorerAddress` reads back. */
export function formatExplorerAddress({ most, ...subject }: ExplorerAddress): string {
  const params = new URLSearchParams(formatAddress(addressOf(subject)));
  if (most !== USUAL_MOST) params.set('most', most === null ? 'all' : String(most));
  return params.toString();
}
