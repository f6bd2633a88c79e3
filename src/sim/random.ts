/**
 * Words of 32 bits, the same for the same seed: mulberry32, Tommy Ettinger's, in the public domain. One word of state,
 * and every seed is as good as another.
 *
 * @param seed any integer; its low 32 bits count
 */
export function createRandomWords(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  };
}

/** Numbers in [0, 1), as `Math.random` gives them, the same for the same seed. */
export function createRandom(seed: number): () => number {
  const nextWord = createRandomWords(seed);
  return () => nextWord() / 2 ** 32;
}
