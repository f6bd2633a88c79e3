import type { Keeper } from '../../../src/quiz/progress/keep.ts';

/** A storage in memory, which can be full. */
export function createFakeStorage(): Keeper & { readonly kept: Map<string, string>; full: boolean } {
  const kept = new Map<string, string>();
  return {
    kept,
    full: false,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (this.full) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(key, text);
    },
  };
}
