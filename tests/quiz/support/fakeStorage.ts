import { keeperOf } from '../../../src/ui/kept.ts';
import type { Keeper } from '../../../src/ui/kept.ts';

interface FakeStorage extends Keeper {
  readonly kept: Map<string, string>;
  full: boolean;
}

/** A storage in memory, which can be full. */
export function createFakeStorage(): FakeStorage {
  const kept = new Map<string, string>();
  const keeper = keeperOf(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (fake.full) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(key, text);
    },
  }));
  const fake: FakeStorage = { ...keeper, kept, full: false };
  return fake;
}
