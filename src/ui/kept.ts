import * as v from 'valibot';

/** A storage of the browser as texts. Neither call throws: it may be refused, full, or not there. */
export interface Keeper {
  /** `null` where nothing is kept, or nothing can be read. */
  readonly get: (key: string) => string | null;
  /** Gives whether the text is kept now. */
  readonly set: (key: string, text: string) => boolean;
}

/** One value that is kept in the browser. Neither call throws. */
export interface Kept<T> {
  /** What was written last; `null` where nothing was, where it is damaged, and where the storage is refused. */
  readonly read: () => T | null;
  /** Gives whether the value is kept now. Where it is not, it lasts as long as the page remembers it. */
  readonly write: (value: T) => boolean;
}

/** @param open gives the storage; a browser that refuses it may throw already here. */
export function keeperOf(open: () => Pick<Storage, 'getItem' | 'setItem'>): Keeper {
  return {
    get: (key) => tryTo(() => open().getItem(key)) ?? null,
    set: (key, text) => tryTo(() => (open().setItem(key, text), true)) ?? false,
  };
}

/** Lasts until the reader clears it; shared by the tabs. */
export const inBrowser = keeperOf(() => localStorage);

/** Lasts as long as the tab. */
export const inTab = keeperOf(() => sessionStorage);

/**
 * Keeps one value under a key. A text is kept as it is, everything else as JSON.
 *
 * @param schema what counts as undamaged
 */
export function kept<T>(key: string, schema: v.GenericSchema<T>, keeper: Keeper = inBrowser): Kept<T> {
  return {
    read() {
      const text = keeper.get(key);
      if (text === null) return null;
      const value = v.is(schema, text) ? text : tryTo((): unknown => JSON.parse(text));
      return v.is(schema, value) ? value : null;
    },
    write: (value) => keeper.set(key, typeof value === 'string' ? value : JSON.stringify(value)),
  };
}

function tryTo<T>(deed: () => T): T | null {
  try {
    return deed();
  } catch {
    return null;
  }
}
