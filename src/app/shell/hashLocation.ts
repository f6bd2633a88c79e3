import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, NavigateOptions } from 'wouter';

/** How long replaced addresses are gathered before the browser is told: Safari refuses more than 100 in 30 s. */
const GATHER_MS = 250;

export interface HashLocation {
  /** For wouter's `<Router hook>`. Path and query both live behind the hash: `#/sandbox?wrapper=mutex`. */
  readonly hook: BaseLocationHook;
  /** The whole address, up to date: for a link that is copied. */
  href(): string;
}

/**
 * wouter's own hash hook writes the query before the hash, where every change of it would be another document to
 * a static host. This one keeps both behind it.
 */
export function createHashLocation(win: Window): HashLocation {
  const listeners = new Set<() => void>();
  let current = read();
  let pending: number | undefined;

  function read(): string {
    return `/${win.location.hash.replace(/^#?\/?/, '')}`;
  }
  function write(how: 'pushState' | 'replaceState'): void {
    win.clearTimeout(pending);
    pending = undefined;
    win.history[how](null, '', `#${current}`);
  }
  function notify(): void {
    for (const listener of listeners) listener();
  }
  function moved(): void {
    win.clearTimeout(pending);
    pending = undefined;
    current = read();
    notify();
  }
  function subscribe(listener: () => void): () => void {
    if (listeners.size === 0) for (const type of ['hashchange', 'popstate']) win.addEventListener(type, moved);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) for (const type of ['hashchange', 'popstate']) win.removeEventListener(type, moved);
    };
  }
  function navigate(to: string, { replace = false }: NavigateOptions = {}): void {
    if (to === current) return;
    if (!replace && pending !== undefined) write('replaceState');
    current = to;
    if (!replace) write('pushState');
    else pending ??= win.setTimeout(() => write('replaceState'), GATHER_MS);
    notify();
  }

  const pathOf = () => current.split('?', 1)[0] ?? '/';
  const searchOf = () => (current.includes('?') ? current.slice(current.indexOf('?') + 1) : '');
  const hook: BaseLocationHook = Object.assign(
    (): [string, typeof navigate] => [useSyncExternalStore(subscribe, pathOf), navigate],
    {
      searchHook: () => useSyncExternalStore(subscribe, searchOf),
      hrefs: (href: string) => `#${href}`,
    },
  );
  return { hook, href: () => new URL(`#${current}`, win.location.href).href };
}
