/** What the auth store keeps in this browser: anybody may have changed it in DevTools. */
const KEY = 'auth-store';

/** Removes what cannot be read. Gives a sentence for the user when something was lost; else `null`. */
export function removeRubbish(storage: Storage): string | null {
  const stored = storage.getItem(KEY);
  if (stored === null || isReadable(stored)) return null;
  storage.removeItem(KEY);
  return 'Your session could not be read from this browser’s storage, and is lost. Log in again.';
}

function isReadable(text: string): boolean {
  try {
    const { state } = JSON.parse(text) as { state: { accessToken: unknown } };
    return state.accessToken === null || typeof state.accessToken === 'string';
  } catch {
    return false;
  }
}
