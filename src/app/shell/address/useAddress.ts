import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useShared } from '../sharing/SharedContext.ts';
import type { Address, Vocabulary } from './address.ts';
import { formatAddress } from './formatAddress.ts';
import { parseAddress } from './parseAddress.ts';
import type { ParsedAddress } from './parseAddress.ts';

export interface AddressState extends ParsedAddress {
  /**
   * Changes a part of the address. `push` makes a step that the browser's back button undoes; `replace` is for what
   * changes all the time.
   */
  readonly change: (part: Partial<Address>, how?: 'push' | 'replace') => void;
}

/** The state of a page, kept in its address. */
export function useAddress(vocabulary: Vocabulary): AddressState {
  const { query, notices, keep } = useShared();
  const [path, navigate] = useLocation();
  const parsed = useMemo(() => parseAddress(query, vocabulary), [query, vocabulary]);
  const { address } = parsed;
  const change = useCallback(
    (part: Partial<Address>, how: 'push' | 'replace' = 'push') =>
      navigate(`${path}?${keep(formatAddress({ ...address, ...part }))}`, { replace: how === 'replace' }),
    [address, keep, navigate, path],
  );
  return { ...parsed, notices: [...notices, ...parsed.notices], change };
}
