/** A write to a `Storage`; `value: null` for a removal. */
export interface StorageWrite {
  readonly key: string;
  readonly value: string | null;
  readonly before: string | null;
}

/**
 * A `Storage` in memory over a map, which tabs can share.
 *
 * @param onWrite told after each write that this tab made
 */
export function createStorage(items: Map<string, string>, onWrite: (write: StorageWrite) => void = () => {}): Storage {
  const write = (key: string, value: string | null): void => {
    const before = items.get(key) ?? null;
    if (value === null) items.delete(key);
    else items.set(key, value);
    onWrite({ key, value, before });
  };
  const storage: Storage = {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(String(key)) ?? null,
    setItem: (key, value) => write(String(key), String(value)),
    removeItem: (key) => {
      if (items.has(String(key))) write(String(key), null);
    },
    clear: () => {
      for (const key of items.keys()) write(key, null);
    },
  };
  return storage;
}
