import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';
import { createStore } from 'zustand/vanilla';

/** How long replaced addresses are gathered before the browser is told: Safari refuses more than 100 in 30 s. */
const GATHER_MS = 250;

/** What the store needs of a window. */
export type HashWindow = Pick<Window, 'location' | 'history' | 'addEventListener' | 'setTimeout' | 'clearTimeout'>;

/** The part of the address behind the hash, path and query: `/sandbox?wrapper=mutex`. */
export interface HashStore {
  /** Always the newest, also while the browser has not been told. */
  readonly get: () => string;
  /** Gives the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly navigate: (to: string, options?: { readonly replace?: boolean }) => void;
}

/**
 * Keeps the address of the app behind the hash, so that a static host sees one and the same document.
 *
 * @param ready waits for what an address needs before it is shown, and never fails; `null` where that is there. Until
 * then the address before it stays. The newest address that was asked for counts.
 */
export function createHashStore(
  win: HashWindow,
  ready: (address: string) => Promise<unknown> | null = () => null,
): HashStore {
  const read = (): string => `/${win.location.hash.replace(/^#?\/?/, '')}`;
  const { getState: get, setState, subscribe } = createStore<string>(read);
  let pending: number | null = null;
  /** The browser is at another entry already: nothing is written to that of the address that is still shown. */
  let hasLeft = false;
  let newest = 0;

  function forget(): void {
    if (pending !== null) win.clearTimeout(pending);
    pending = null;
  }
  function write(how: 'pushState' | 'replaceState', address: string): void {
    forget();
    // An entry keeps what it remembers, such as its place on the page.
    win.history[how](how === 'pushState' ? null : win.history.state, '', `#${address}`);
  }
  function soon(to: string, show: () => void): void {
    const number = newest;
    const wait = ready(to);
    if (!wait) return show();
    void wait.then(() => number === newest && show());
  }
  function moved(): void {
    forget();
    newest += 1;
    hasLeft = true;
    soon(read(), () => {
      hasLeft = false;
      setState(read());
    });
  }
  function replaceBy(to: string): void {
    if (!hasLeft) pending ??= win.setTimeout(() => write('replaceState', get()), GATHER_MS);
    setState(to);
  }
  function push(to: string): void {
    // What is still to be written belongs to the entry that is left now.
    if (pending !== null) write('replaceState', get());
    write('pushState', to);
    hasLeft = false;
    setState(to);
  }
  for (const type of ['hashchange', 'popstate']) win.addEventListener(type, moved);

  return {
    get,
    subscribe,
    navigate(to, { replace = false } = {}) {
      if (to === get()) return;
      if (!replace) newest += 1;
      soon(to, () => (replace ? replaceBy(to) : push(to)));
    },
  };
}

/**
 * Binds the store to wouter's `<Router hook>`. wouter's own hash hook (`use-hash-location`, 3.13) does not do: it writes
 * the query before the hash, where a reload asks the host for another document.
 */
export function hashLocation({ get, subscribe, navigate }: HashStore): BaseLocationHook {
  const path = () => get().split('?', 1)[0] ?? '/';
  const search = () => (get().includes('?') ? get().slice(get().indexOf('?') + 1) : '');
  const usePath = (): [string, HashStore['navigate']] => [useSyncExternalStore(subscribe, path), navigate];
  const useQuery = () => useSyncExternalStore(subscribe, search);
  return Object.assign(usePath, { searchHook: useQuery, hrefs: (href: string) => `#${href}` });
}
