/** How long replaced addresses are gathered before the browser is told: Safari refuses more than 100 in 30 s. */
const GATHER_MS = 250;

/** What the store needs of a window. */
export type HashWindow = Pick<
  Window,
  'location' | 'history' | 'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout'
>;

/** The part of the address behind the hash: `/sandbox?wrapper=mutex`. */
export interface HashStore {
  /** Always the newest, also while the browser has not been told. */
  readonly get: () => string;
  /** Gives the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly navigate: (to: string, options?: { readonly replace?: boolean }) => void;
  /** The whole address, for a link that is copied. */
  readonly href: () => string;
}

/** Keeps the state of the app behind the hash, so that a static host sees one and the same document. */
export function createHashStore(win: HashWindow): HashStore {
  const listeners = new Set<() => void>();
  let current = read();
  let pending: number | null = null;

  function read(): string {
    return `/${win.location.hash.replace(/^#?\/?/, '')}`;
  }
  function forget(): void {
    if (pending !== null) win.clearTimeout(pending);
    pending = null;
  }
  function write(how: 'pushState' | 'replaceState'): void {
    forget();
    win.history[how](null, '', `#${current}`);
  }
  function notify(): void {
    for (const listener of listeners) listener();
  }
  function moved(): void {
    forget();
    current = read();
    notify();
  }

  return {
    get: () => current,
    href: () => new URL(`#${current}`, win.location.href).href,
    subscribe(listener) {
      if (listeners.size === 0) for (const type of ['hashchange', 'popstate']) win.addEventListener(type, moved);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const type of ['hashchange', 'popstate']) win.removeEventListener(type, moved);
      };
    },
    navigate(to, { replace = false } = {}) {
      if (to === current) return;
      // What is still to be written belongs to the entry that is left now.
      if (!replace && pending !== null) write('replaceState');
      current = to;
      if (replace) pending ??= win.setTimeout(() => write('replaceState'), GATHER_MS);
      else write('pushState');
      notify();
    },
  };
}
