import { createProgressStore } from './createProgressStore.ts';
import type { ProgressStore } from './createProgressStore.ts';
import type { Keeper } from './keep.ts';

/** Progress kept in the storage of a browser's window, with what other tabs keep there. It lasts as long as the page. */
export function openProgressStore(window: Window): ProgressStore {
  const store = createProgressStore({ storage: storageOf(window), now: () => Date.now() });
  window.addEventListener('storage', ({ key }) => store.storageChanged(key));
  return store;
}

/** A browser that keeps nothing throws already on asking for its storage. */
function storageOf(window: Window): Keeper | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
