import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import * as v from 'valibot';
import { useSearch } from 'wouter';
import { inTab, kept } from '../../../ui/kept.ts';
import { failedLink, LINK_VERSION, otherVersion, readShared } from './link.ts';
import type { LinkedFile, ReadLink } from './link.ts';

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

const SharedContext = createContext<Shared>(NOTHING_SHARED);

/** What the address brings to this page. */
export function useShared(): Shared {
  return use(SharedContext);
}

/** The link whose file the reader lets run, for as long as the tab lives. The whole of it: a checksum can be forged. */
const mayRun = kept('reauth-lab.link-may-run', v.string(), inTab);

/**
 * Opens the link that the address is, and tells the pages below what it brings: `s=1.…` is a packed state, and a
 * readable address may have a version, `v=1`. Where the address names a wrapper as well, only the file of `s` counts.
 */
export function OpenLink({ children }: { readonly children: ReactNode }) {
  const search = useSearch();
  const { s, v, named } = useMemo(() => partsOf(search), [search]);
  const [read, setRead] = useState<{ readonly of: string; readonly link: ReadLink } | null>(null);
  const [allowed, setAllowed] = useState(mayRun.read);

  useEffect(() => {
    if (s === null) return undefined;
    let wanted = true;
    void readShared(s).then((link) => wanted && setRead({ of: s, link }));
    return () => {
      wanted = false;
    };
  }, [s]);

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
      mayRun: s !== null && allowed === s,
      allow() {
        if (s === null) return;
        mayRun.write(s);
        setAllowed(s);
      },
      keep: (query) => (linked && s !== null ? `${query}&s=${s}` : query),
    };
  }, [link, s, v, named, search, allowed]);

  if (s !== null && !link) return <main id="main" tabIndex={-1} aria-busy="true" aria-label="The link is opened" />;
  return <SharedContext value={shared}>{children}</SharedContext>;
}

function partsOf(search: string) {
  const params = new URLSearchParams(search);
  return { s: params.get('s'), v: params.get('v'), named: params.has('wrapper') };
}
