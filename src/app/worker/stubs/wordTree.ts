/** In the tree each beginning of a word has so many places: one for its value, one for each letter that may come next. */
const WIDTH = 27;

/** Before `a` in `a` to `z`, so that a letter's place is what its code is more. */
const BEFORE_A = 96;

/**
 * The tree by which sucrase reads a word letter by letter: at the beginning of each place stands the value of the word
 * that ends there, then where to go for each letter, and -1 for nothing. Beginnings stand in the order of the alphabet.
 */
export function treeOf(words: Readonly<Record<string, number>>): Int32Array {
  const beginnings = [
    ...new Set(
      Object.keys(words).flatMap((word) => Array.from({ length: word.length + 1 }, (_, n) => word.slice(0, n))),
    ),
  ].toSorted();
  const places = new Map(beginnings.map((one, index) => [one, index * WIDTH]));
  const tree = new Int32Array(beginnings.length * WIDTH).fill(-1);
  for (const [one, place] of places) {
    tree[place] = words[one] ?? -1;
    if (one !== '') tree[(places.get(one.slice(0, -1)) ?? 0) + one.charCodeAt(one.length - 1) - BEFORE_A] = place;
  }
  return tree;
}

/** The words of such a tree, with their values. */
export function wordsOf(tree: Int32Array): Readonly<Record<string, number>> {
  const words: Record<string, number> = {};
  const walk = (beginning: string, place: number): void => {
    const value = tree[place] ?? -1;
    if (value >= 0) words[beginning] = value;
    for (let letter = 1; letter < WIDTH; letter++) {
      const next = tree[place + letter] ?? -1;
      if (next >= 0) walk(beginning + String.fromCharCode(BEFORE_A + letter), next);
    }
  };
  walk('', 0);
  return words;
}
