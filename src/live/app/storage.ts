import * as v from 'valibot';

/** The key of the auth store's copy in `localStorage`. Anybody may have changed what is there, in DevTools. */
export const AUTH_STORE_KEY = 'auth-store';

const persisted = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ state: v.object({ accessToken: v.nullable(v.string()) }) }),
);

/** The access token that the auth store left in this browser; `null` where there is none that can be read. */
export function persistedAccessToken(storage: Storage): string | null {
  const { success, output } = v.safeParse(persisted, storage.getItem(AUTH_STORE_KEY));
  return success ? output.state.accessToken : null;
}

/** The auth store left something in this browser that cannot be read. */
export function isUnreadable(storage: Storage): boolean {
  const stored = storage.getItem(AUTH_STORE_KEY);
  return stored !== null && !v.is(persisted, stored);
}
