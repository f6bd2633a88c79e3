import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { parseAddress } from './parseAddress.ts';
import type { Address, AddressForm, ParsedAddress, Vocabulary } from './address.ts';
import { formatAddress } from './formatAddress.ts';
import { useShared } from './OpenLink.tsx';

/** The address of the sandbox. */
export const SANDBOX: AddressForm<Address> = { read: parseAddress, write: formatAddress };

export interface AddressState<A = Address> extends ParsedAddress<A> {
  /**
   * Changes a part of the address. `push` makes a step that the browser's back button undoes; `replace` is for what
   * changes all the time.
   */
  readonly change: (part: Partial<A>, how?: 'push' | 'replace') => void;
}

/**
 * The state of a page, which is its address: read here, once for each text, and changed by writing another.
 *
 * @param form the page's own
 */
export function useAddress<A>(form: AddressForm<A>, vocabulary: Vocabulary): AddressState<A> {
  const { query, notices, keep } = useShared();
  const [path, navigate] = useLocation();
  const parsed = useMemo(() => form.read(query, vocabulary), [form, query, vocabulary]);
  const { address } = parsed;
  const change = useCallback(
    (part: Partial<A>, how: 'push' | 'replace' = 'push') =>
      navigate(`${path}?${keep(form.write({ ...address, ...part }))}`, { replace: how === 'replace' }),
    [form, address, keep, navigate, path],
  );
  return { ...parsed, notices: [...notices, ...parsed.notices], change };
}
