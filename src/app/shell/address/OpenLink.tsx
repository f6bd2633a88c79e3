import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { failedLink, LINK_VERSION, otherVersion } from './link.ts';
import type { LinkedFile, ReadLink } from './link.ts';
import { earlierLeave, watchLeave } from './linkLeave.ts';

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
  /** The reader let it run before, and the page got stuck or was closed by force. */
  readonly gotStuck: boolean;
  readonly allow: () => void;
  /** Adds the file of the link to a query, so that it is still there on the next page. */
  readonly keep: (query: string) => string;
}

const NOTHING_SHARED: Shared = {
  query: '',
  notices: [],
  linked: null,
  mayRun: false,
  gotStuck: false,
  allow: () => undefined,
  keep: (query) => query,
};

const SharedContext = createContext<Shared>(NOTHING_SHARED);

/** What the address brings to this page. */
export function useShared(): Shared {
  return use(SharedContext);
}

/**
 * Opens the link that the address is, and tells the pages below what it brings: `s=1.…` is a packed state, and a
 * readable address may have a version, `v=1`. Where the address names a wrapper as well, only the file of `s` counts.
 */
export function OpenLink({ children }: { readonly children: ReactNode }) {
  const search = useSearch();
  const { s, v, named } = useMemo(() => partsOf(search), [search]);
  const [read, setRead] = useState<{ readonly of: string; readonly link: ReadLink } | null>(null);
  const [earlier] = useState(earlierLeave);
  const [allowed, setAllowed] = useState(earlier?.inOrder ? earlier.s : null);
  const isAllowed = s !== null && allowed === s;

  useEffect(() => {
    if (s === null) return undefined;
    let wanted = true;
    void readLink(s).then((link) => wanted && setRead({ of: s, link }));
    return () => {
      wanted = false;
    };
  }, [s]);

  useEffect(() => (isAllowed ? watchLeave(s) : undefined), [isAllowed, s]);

  const link = s !== null && read?.of === s ? read.link : null;
  const shared = useMemo((): Shared => {
    const linked = link?.state === 'opened' ? link.shared.file : null;
    const isOther = v !== null && v !== LINK_VERSION;
    const failed = isOther ? failedLink(otherVersion(v)) : link?.state === 'failed' ? link.message : null;
    const base = link?.state === 'opened' ? link.shared.query : '';
    return {
      query: failed !== null && (isOther || !named) ? '' : named || s === null ? search : base,
      notices: failed === null ? [] : [failed],
      linked,
      mayRun: isAllowed,
      gotStuck: s !== null && earlier?.s === s && !earlier.inOrder,
      allow: () => setAllowed(s),
      keep: (query) => (linked && s !== null ? `${query}&s=${s}` : query),
    };
  }, [link, s, v, named, search, isAllowed, earlier]);

  if (s !== null && !link) return <main id="main" tabIndex={-1} aria-busy="true" aria-label="The link is opened" />;
  return <SharedContext value={shared}>{children}</SharedContext>;
}

/** What reads a link is loaded when there is one. */
async function readLink(s: string): Promise<ReadLink> {
  try {
    return await (await import('./readShared.ts')).readShared(s);
  } catch {
    return { state: 'failed', message: failedLink('a part of the lab did not arrive') };
  }
}

function partsOf(search: string) {
  const params = new URLSearchParams(search);
  return { s: params.get('s'), v: params.get('v'), named: params.has('wrapper') };
}
