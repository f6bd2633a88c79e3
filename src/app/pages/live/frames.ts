/** What stands in one of the two places for the app. */
export interface Place {
  readonly as: 'frame' | 'own-tab' | 'stopped';
  /** Another number loads the frame anew. */
  readonly loading: number;
  /** Where the app begins: behind the hash. */
  readonly start: string;
}

export const FIRST_PLACE: Place = { as: 'frame', loading: 1, start: '/blog' };

export interface AppAddress {
  readonly tab: number;
  readonly wrapper: string;
  readonly leave: 'router' | 'href';
  readonly start: string;
}

/** The address of the live app, relative to the lab's page. */
export function appAddress({ tab, wrapper, leave, start }: AppAddress): string {
  const options = new URLSearchParams({ tab: String(tab), wrapper, ...(leave === 'href' && { leave }) });
  return `live/?${options}#${start}`;
}
