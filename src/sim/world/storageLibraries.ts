import { isTokenName } from './standInNames.ts';

/** What libraries that keep things stand on: the storage and the cookies of a tab. */
export interface Keeping {
  readonly localStorage: Storage;
  /** As `document.cookie` is read and written. */
  readonly document: { cookie: string };
  /** The world's: what a probe has stored for a token is read by it too. */
  readonly JSON: Pick<JSON, 'parse' | 'stringify'>;
}

type Module = Readonly<Record<string, unknown>>;

/**
 * Libraries that keep tokens, as small adapters with the same functions over the storage of the world: they have no
 * device, and no page, to stand on here. Each keeps a key under its own name.
 */
export function storageLibraries({ localStorage, document, JSON: json }: Keeping): Readonly<Record<string, Module>> {
  const cookies = cookiesOver(document);
  const async = asyncStorageOver(localStorage);
  const secure = {
    getItemAsync: async.getItem,
    setItemAsync: async.setItem,
    deleteItemAsync: async.removeItem,
    getItem: (key: string) => localStorage.getItem(key),
    setItem: (key: string, value: string) => localStorage.setItem(key, value),
    isAvailableAsync: async () => true,
  };
  const values = valuesOver(localStorage, json);
  const forage: Module = {
    ...async,
    getItem: async (key: string) => values.get(key) ?? null,
    setItem: async (key: string, value: unknown) => values.set(key, value),
    createInstance: () => forage,
    config: () => true,
    ready: async () => {},
    setDriver: async () => {},
  };
  const persisted = { getItem: async.getItem, setItem: async.setItem, removeItem: async.removeItem };
  return {
    '@react-native-async-storage/async-storage': withDefault(async),
    'expo-secure-store': withDefault(secure),
    'react-native-keychain': withDefault(keychainOver(localStorage)),
    'react-native-encrypted-storage': withDefault(async),
    'react-native-mmkv': {
      MMKV: constructorOf(() => mmkvOver(localStorage)),
      createMMKV: () => mmkvOver(localStorage),
    },
    localforage: withDefault(forage),
    'idb-keyval': idbOver(localStorage, values),
    'universal-cookie': {
      default: constructorOf(() => cookies),
      __esModule: true,
    },
    'cookies-next': withDefault({
      getCookie: cookies.get,
      setCookie: cookies.set,
      deleteCookie: cookies.remove,
      hasCookie: (name: string) => cookies.get(name) !== undefined,
      getCookies: cookies.getAll,
    }),
    nookies: withDefault({
      parseCookies: cookies.getAll,
      setCookie: (_context: unknown, name: string, value: string) => cookies.set(name, value),
      destroyCookie: (_context: unknown, name: string) => cookies.remove(name),
      get: cookies.getAll,
      set: (_context: unknown, name: string, value: string) => cookies.set(name, value),
      destroy: (_context: unknown, name: string) => cookies.remove(name),
    }),
    'redux-persist/lib/storage': withDefault(persisted),
    'redux-persist/es/storage': withDefault(persisted),
  };
}

/** What gives the same with `new` as without. */
function constructorOf(make: () => object): unknown {
  return function made() {
    return make();
  };
}

function withDefault(module: Module): Module {
  return { ...module, default: module, __esModule: true };
}

function asyncStorageOver(storage: Storage) {
  return {
    getItem: async (key: string) => storage.getItem(key),
    setItem: async (key: string, value: unknown) => (storage.setItem(key, String(value)), value),
    removeItem: async (key: string) => storage.removeItem(key),
    clear: async () => storage.clear(),
    getAllKeys: async () => Object.keys(storage),
    multiGet: async (keys: readonly string[]) => keys.map((key) => [key, storage.getItem(key)] as const),
    multiSet: async (pairs: readonly (readonly [string, string])[]) => {
      for (const [key, value] of pairs) storage.setItem(key, value);
    },
    multiRemove: async (keys: readonly string[]) => {
      for (const key of keys) storage.removeItem(key);
    },
  };
}

/** Values as IndexedDB keeps them, objects too: as JSON in a storage of texts. */
function valuesOver(storage: Storage, json: Pick<JSON, 'parse' | 'stringify'>) {
  return {
    get(key: string): unknown {
      const text = storage.getItem(key);
      if (text === null || isTokenName(key)) return text ?? undefined;
      try {
        const value: unknown = json.parse(text);
        return typeof value === 'object' ? value : text;
      } catch {
        return text;
      }
    },
    set(key: string, value: unknown): unknown {
      storage.setItem(key, typeof value === 'string' ? value : json.stringify(value));
      return value;
    },
  };
}

function idbOver(storage: Storage, values: ReturnType<typeof valuesOver>): Module {
  return {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: unknown) => void values.set(key, value),
    del: async (key: string) => storage.removeItem(key),
    clear: async () => storage.clear(),
    getMany: async (keys: readonly string[]) => keys.map(values.get),
    update: async (key: string, change: (value: unknown) => unknown) => void values.set(key, change(values.get(key))),
    createStore: () => ({}),
  };
}

function mmkvOver(storage: Storage): Module {
  return {
    getString: (key: string) => storage.getItem(key) ?? undefined,
    set: (key: string, value: unknown) => storage.setItem(key, String(value)),
    delete: (key: string) => storage.removeItem(key),
    remove: (key: string) => storage.removeItem(key),
    contains: (key: string) => storage.getItem(key) !== null,
    clearAll: () => storage.clear(),
  };
}

/** A user name and a password for a service; apps keep their tokens in either. */
function keychainOver(storage: Storage): Module {
  const keyOf = (options?: { readonly service?: string }): string => `keychain.${options?.service ?? 'token'}`;
  const read = async (options?: { readonly service?: string }) => {
    const password = storage.getItem(keyOf(options));
    return password === null ? false : { service: options?.service ?? '', username: 'user', password };
  };
  const write = async (_user: string, password: string, options?: { readonly service?: string }) => {
    storage.setItem(keyOf(options), password);
    return true;
  };
  const clear = async (options?: { readonly service?: string }) => (storage.removeItem(keyOf(options)), true);
  return { getGenericPassword: read, setGenericPassword: write, resetGenericPassword: clear };
}

function cookiesOver(document: { cookie: string }) {
  const getAll = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      document.cookie
        .split('; ')
        .filter(Boolean)
        .map((pair) => {
          const at = pair.indexOf('=');
          return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
        }),
    );
  return {
    getAll,
    get: (name: string) => getAll()[name],
    set: (name: string, value: unknown) =>
      void (document.cookie = `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}; path=/`),
    remove: (name: string) => void (document.cookie = `${name}=; path=/; max-age=0`),
  };
}
