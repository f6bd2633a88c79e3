import type { Keeper } from './createWorkStore.ts';

/** Where a browser refuses its storage, even to ask for it throws. */
export function storageOf(page: Pick<Window, 'localStorage'>): Keeper {
  try {
    return page.localStorage;
  } catch (error) {
    return {
      getItem: () => null,
      setItem() {
        throw error;
      },
    };
  }
}
