import { inBrowser, remembering } from '../../ui/kept.ts';
import { NETWORK } from '../shell/address/networkAddress.ts';
import type { NetworkAddress } from '../shell/address/networkAddress.ts';

const keeper = remembering(inBrowser);

/** What is to be brought about in which run, however far somebody is with it. */
type Challenge = Pick<NetworkAddress, 'wrapper' | 'scenario' | 'settings' | 'goal'>;

function keyOf({ wrapper, scenario, settings, goal }: Challenge): string {
  return `reauth-lab.challenge.${NETWORK.write({ wrapper, scenario, settings, goal, moves: [], timeline: false })}`;
}

/** How a challenge was done first in this browser: its moves, or `impossible`; `null` while it is not done. */
export function challengeResult(challenge: Challenge): string | null {
  return keeper.get(keyOf(challenge));
}

/** Keeps how a challenge was done, where it was not done before. */
export function keepChallengeResult(challenge: Challenge, how: string): void {
  if (challengeResult(challenge) === null) keeper.set(keyOf(challenge), how);
}
