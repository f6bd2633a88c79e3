import * as v from 'valibot';

/** What the auth store keeps in this browser: anybody may have changed it in DevTools. */
const KEY = 'auth-store';

const persisted = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ state: v.object({ accessToken: v.nullable(v.string()) }) }),
);

/** The access token that the auth store left in this browser; `null` where there is none that can be read. */
export function persistedAccessToken(storage: Storage): string | null {
  const { success, output } = v.safeParse(persisted, storage.getItem(KEY));
  return success ? output.state.accessToken : null;
}

/** Removes what cannot be read. Gives a sentence for the user when something was lost; else `null`. */
export function removeRubbish(storage: Storage): string | null {
  const stored = storage.getItem(KEY);
  if (stored === null || v.is(persisted, stored)) return null;
  storage.removeItem(KEY);
  return 'Your session could not be read from this browser’s storage, and is lost. Log in again.';
}
