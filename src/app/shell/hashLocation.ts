import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';
import type { HashStore } from './hashStore.ts';

/**
 * Binds the store to wouter's `<Router hook>`. Path and query both live behind the hash; wouter's own hash hook writes
 * the query before it, where every change would ask a static host for another document.
 */
export function hashLocation({ get, subscribe, navigate }: HashStore): BaseLocationHook {
  const path = () => get().split('?', 1)[0] ?? '/';
  const search = () => (get().includes('?') ? get().slice(get().indexOf('?') + 1) : '');
  const usePath = (): [string, HashStore['navigate']] => [useSyncExternalStore(subscribe, path), navigate];
  const useQuery = () => useSyncExternalStore(subscribe, search);
  return Object.assign(usePath, { searchHook: useQuery, hrefs: (href: string) => `#${href}` });
}
