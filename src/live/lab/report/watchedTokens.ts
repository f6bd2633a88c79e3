import type { createTokenWatch } from '../../../sim/index.ts';

type TokenWatch = ReturnType<typeof createTokenWatch>;

/** Tells of what the app writes to `localStorage`. Gives the undo. */
export function watchStorage(tab: number, watch: TokenWatch): () => void {
  const { setItem, removeItem, clear } = Storage.prototype;
  const written = (storage: Storage, key: string, before: string | null, value: string | null): void => {
    if (storage === localStorage) watch.storageWritten(tab, { key, before, value });
  };

  Object.assign(Storage.prototype, {
    setItem(this: Storage, key: string, value: string) {
      const before = this.getItem(key);
      setItem.call(this, key, value);
      written(this, key, before, value);
    },
    removeItem(this: Storage, key: string) {
      const before = this.getItem(key);
      removeItem.call(this, key);
      written(this, key, before, null);
    },
    clear(this: Storage) {
      const keys = Array.from({ length: this.length }, (_, at) => this.key(at) ?? '');
      const before = keys.map((key) => [key, this.getItem(key)] as const);
      clear.call(this);
      for (const [key, value] of before) written(this, key, value, null);
    },
  });
  return () => void Object.assign(Storage.prototype, { setItem, removeItem, clear });
}

interface AuthState {
  readonly accessToken: string | null;
}

export interface AuthStore {
  getState(): { readonly logout: () => Promise<void> };
  setState(change: { logout: () => Promise<void> }): void;
  subscribe(listener: (state: AuthState, before: AuthState) => void): () => void;
}

/** Tells of another access token in the auth store, and of each call of `logout()`. */
export function watchAuthStore(store: AuthStore, tab: number, watch: TokenWatch, onLogout: () => void): void {
  const { logout } = store.getState();
  store.setState({
    logout() {
      onLogout();
      return logout();
    },
  });
  store.subscribe(({ accessToken }, before) => {
    if (accessToken !== before.accessToken) watch.storeChanged(tab, accessToken);
  });
}
