/** A write to a `Storage`; `value: null` for a removal. */
export interface StorageWrite {
  readonly key: string;
  readonly value: string | null;
  readonly before: string | null;
}

/**
 * A `Storage` in memory over a map, which tabs can share. Items are properties too, as in a browser:
 * `localStorage.token`.
 *
 * @param onWrite told after each write that this tab made
 * @param onRead told before each item that this tab reads
 */
export function createStorage(
  items: Map<string, string>,
  onWrite: (write: StorageWrite) => void = () => {},
  onRead: (key: string) => void = () => {},
): Storage {
  const read = (key: string): string | undefined => {
    onRead(key);
    return items.get(key);
  };
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
    getItem: (key) => read(String(key)) ?? null,
    setItem: (key, value) => write(String(key), String(value)),
    removeItem: (key) => {
      if (items.has(String(key))) write(String(key), null);
    },
    clear: () => {
      for (const key of items.keys()) write(key, null);
    },
  };
  const isItem = (key: string | symbol): key is string => typeof key === 'string' && !(key in storage);

  // Its methods are inherited, so that the items are all it has itself.
  return new Proxy(Object.create(storage) as Storage, {
    get: (target, key) => (isItem(key) ? read(key) : Reflect.get(target, key)),
    has: (target, key) => (isItem(key) ? items.has(key) : Reflect.has(target, key)),
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor(_target, key) {
      const value = isItem(key) ? items.get(key) : undefined;
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
    set(_target, key, value) {
      if (isItem(key)) write(key, String(value));
      return true;
    },
    deleteProperty(_target, key) {
      if (isItem(key)) storage.removeItem(key);
      return true;
    },
  });
}
