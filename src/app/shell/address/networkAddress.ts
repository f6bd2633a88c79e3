import { GOALS, readChoice, witnessOf, witnessToText } from '../../../sim/index.ts';
import type { Choice, Settings } from '../../../sim/index.ts';
import type { AddressForm, ParsedAddress, Vocabulary } from './address.ts';
import { addressOf } from './address.ts';
import { parseAddress } from './parseAddress.ts';
import { formatAddress } from './formatAddress.ts';
import { shortened } from './shortened.ts';

/** Everything on the page that a link carries. */
export interface NetworkAddress {
  readonly wrapper: string;
  readonly scenario: string;
  readonly settings: Settings;
  /** The id of a goal; `null` for free play. */
  readonly goal: string | null;
  /** What was delivered so far; the mounts at 0 are not among them. */
  readonly moves: readonly Choice[];
  /** The run is shown on a timeline as well. */
  readonly timeline: boolean;
}

/** The address of the page. */
export const NETWORK: AddressForm<NetworkAddress> = { read: parseNetworkAddress, write: formatNetworkAddress };

/** Reads the query of a network address. It never fails: what cannot be read is left out, and a sentence says so. */
export function parseNetworkAddress(query: string, vocabulary: Vocabulary): ParsedAddress<NetworkAddress> {
  const { address, notices } = parseAddress(query, vocabulary);
  const params = new URLSearchParams(query);
  const goal = params.get('goal');
  const isGoal = goal === null || GOALS.some(({ id }) => id === goal);
  const moves = witnessOf(params.get('moves') ?? '');
  const damaged = moves.find((choice) => readChoice(choice) === null);
  return {
    address: {
      wrapper: address.wrapper,
      scenario: address.scenario,
      settings: address.settings,
      goal: isGoal ? goal : null,
      moves: damaged === undefined ? moves : [],
      timeline: params.get('timeline') === 'shown',
    },
    notices: [
      ...notices,
      ...(isGoal
        ? []
        : [`Failed to read the address: there is no aim “${shortened(goal)}”. Playing without one; choose one above.`]),
      ...(damaged === undefined
        ? []
        : [
            `Failed to read the moves in the link: “${shortened(damaged)}” is none. The link may have been cut or changed. Showing the start; ask for the link again.`,
          ]),
    ],
  };
}

/** Writes a query that `parseNetworkAddress` reads back. */
export function formatNetworkAddress({ goal, moves, timeline, ...subject }: NetworkAddress): string {
  const params = new URLSearchParams(formatAddress(addressOf(subject)));
  if (goal !== null) params.set('goal', goal);
  if (moves.length > 0) params.set('moves', witnessToText(moves));
  if (timeline) params.set('timeline', 'shown');
  return params.toString();
}
