import type { Happening, TokenPlace } from '../../../sim/index.ts';
import type { KnownTokens } from './tokens.ts';

/** The auth store's own copy in `localStorage`: the store is watched itself. */
const PERSISTED = 'auth-store';

/** Records what the app writes to `localStorage`, where it is a token. Gives the undo. */
export function watchStorage(tab: number, tokens: KnownTokens, record: (happening: Happening) => void): () => void {
  const { setItem, removeItem, clear } = Storage.prototype;

  const written = (storage: Storage, key: string, before: string | null, value: string | null): void => {
    if (storage !== localStorage || key === PERSISTED) return;
    const place: TokenPlace = `localStorage.${key}`;
    const found = value === null ? [] : tokens.findIn(value);
    for (const { kind, generation } of found) record({ type: 'token-stored', tab, place, kind, generation });
    for (const { kind } of before === null ? [] : tokens.findIn(before)) {
      if (!found.some((token) => token.kind === kind)) record({ type: 'token-cleared', tab, place, kind });
    }
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

interface AuthStore {
  getState(): { readonly accessToken: string | null; readonly logout: () => Promise<void> };
  setState(change: { logout: () => Promise<void> }): void;
  subscribe(
    listener: (state: { accessToken: string | null }, before: { accessToken: string | null }) => void,
  ): () => void;
}

/** Records the access token of the auth store, and who calls `logout()`. */
export function watchAuthStore(
  store: AuthStore,
  {
    tab,
    tokens,
    record,
    onLogout,
  }: {
    readonly tab: number;
    readonly tokens: KnownTokens;
    readonly record: (happening: Happening) => void;
    readonly onLogout: () => void;
  },
): void {
  const { logout } = store.getState();
  store.setState({
    logout() {
      onLogout();
      return logout();
    },
  });
  store.subscribe(({ accessToken }, before) => {
    if (accessToken === before.accessToken) return;
    const place: TokenPlace = 'auth-store';
    const kind = 'access';
    if (accessToken === null) record({ type: 'token-cleared', tab, place, kind });
    else record({ type: 'token-stored', tab, place, kind, generation: tokens.generationOf(kind, accessToken) });
  });
}
