import { createContext, use } from 'react';
import type { LinkedFile } from './sharedState.ts';

/** What the address brings to a page. */
export interface Shared {
  /** The readable part: what the link carries, or what was changed since. */
  readonly query: string;
  /** A sentence for a link that cannot be opened. */
  readonly notices: readonly string[];
  /** A wrapper by somebody else. */
  readonly linked: LinkedFile | null;
  /** The reader has said that it may run. */
  readonly mayRun: boolean;
  readonly allow: () => void;
  /** Adds the file of the link to a query, so that it is still there on the next page. */
  readonly keep: (query: string) => string;
}

const NOTHING_SHARED: Shared = {
  query: '',
  notices: [],
  linked: null,
  mayRun: false,
  allow: () => undefined,
  keep: (query) => query,
};

export const SharedContext = createContext<Shared>(NOTHING_SHARED);

/** What the address brings to this page. */
export function useShared(): Shared {
  return use(SharedContext);
}
