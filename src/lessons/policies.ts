import type { Settings } from '../sim/index.ts';

/** A way in which a server can treat refresh tokens, as settings of a scenario. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly settings: Settings;
}

/** From the kindest to the strictest, and the strictest with a grace period. */
export const POLICIES: readonly Policy[] = [
  { id: 'off', title: 'No rotation', settings: { rotation: 'off' } },
  { id: 'grace', title: 'Rotation, with grace', settings: { 'grace-ms': '1000' } },
  { id: 'rotate', title: 'Rotation', settings: {} },
  { id: 'revoke', title: 'Reuse revokes', settings: { reuse: 'revoke-family' } },
  { id: 'revoke-grace', title: 'Reuse revokes, with grace', settings: { reuse: 'revoke-family', 'grace-ms': '1000' } },
];
