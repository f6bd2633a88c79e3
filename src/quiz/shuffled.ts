import { createRandom, hashOf } from '../sim/index.ts';

/** The list in another order: always the same for the same seed text. */
export function shuffled<T>(list: readonly T[], seed: string): readonly T[] {
  const random = createRandomFrom(seed);
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Numbers in [0, 1), the same for the same text. No secret, and no wall clock. */
export function createRandomFrom(seed: string): () => number {
  return createRandom(hashOf(seed));
}
