import type { OrdersSetup, Setup } from './definition.ts';

/** A scenario, with settings on top. */
export function inScenario(scenario: string, settings: Setup['settings'] = {}): Setup {
  return { scenario, settings };
}

/** Every order of two and of three calls that are refused together. */
export const EXPIRED_ORDERS: readonly OrdersSetup[] = [
  inScenario('three-at-once', { components: '2' }),
  inScenario('three-at-once'),
];

/** The same where the refresh is refused. */
export const REFUSED_ORDERS: readonly OrdersSetup[] = [
  inScenario('refresh-refused', { components: '2' }),
  inScenario('refresh-refused'),
];
