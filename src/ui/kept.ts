import * as v from 'valibot';

/** A storage of the browser as texts. Neither call throws: it may be refused, full, or not there. */
export interface Keeper {
  /** `null` where nothing is kept, or nothing can be read. */
  readonly get: (key: string) => string | null;
  /** Gives whether the text is kept now. */
  readonly set: (key: string, text: string) => boolean;
}

/** One value that is kept in the browser, or, where its storage is refused or full, by the page. Neither call throws. */
export interface Kept<T> {
  /** What was written last; `null` where nothing was, and where it is damaged. */
  readonly read: () => T | null;
  /** Gives whether the browser keeps the value. Where it does not, it lasts as long as the page. */
  readonly write: (value: T) => boolean;
}

/** @param open gives the storage; a browser that refuses it may throw already here. */
export function keeperOf(open: () => Pick<Storage, 'getItem' | 'setItem'>): Keeper {
  return {
    get: (key) => tryTo(() => open().getItem(key)) ?? null,
    set: (key, text) => tryTo(() => (open().setItem(key, text), true)) ?? false,
  };
}

/** A keeper that remembers what the one below it could not keep. */
export function remembering({ get, set }: Keeper): Keeper {
  const remembered = new Map<string, string>();
  return {
    get: (key) => remembered.get(key) ?? get(key),
    set(key, text) {
      const isKept = set(key, text);
      if (isKept) remembered.delete(key);
      else remembered.set(key, text);
      return isKept;
    },
  };
}

/** Lasts until the reader clears it; shared by the tabs. */
export const inBrowser = keeperOf(() => localStorage);

/** Lasts as long as the tab. */
export const inTab = keeperOf(() => sessionStorage);

/** Whether the browser keeps anything at all: its storage may be refused, or full. */
export function keepsAnything(open: () => Pick<Storage, 'setItem' | 'removeItem'> = () => localStorage): boolean {
  const probe = 'reauth-lab.probe';
  return tryTo(() => (open().setItem(probe, probe), open().removeItem(probe), true)) ?? false;
}

/**
 * Keeps one value under a key. A text is kept as it is, everything else as JSON.
 *
 * @param schema what counts as undamaged
 */
export function kept<T>(key: string, schema: v.GenericSchema<T>, keeper: Keeper = inBrowser): Kept<T> {
  const { get, set } = remembering(keeper);
  return {
    read() {
      const text = get(key);
      if (text === null) return null;
      const value = v.is(schema, text) ? text : tryTo((): unknown => JSON.parse(text));
      return v.is(schema, value) ? value : null;
    },
    write: (value) => set(key, typeof value === 'string' ? value : JSON.stringify(value)),
  };
}

function tryTo<T>(deed: () => T): T | null {
  try {
    return deed();
  } catch {
    return null;
  }
}
