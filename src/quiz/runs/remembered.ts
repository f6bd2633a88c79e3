/** What was made for a key before, or else what is made now, which is kept. */
export function remembered<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  kept.set(key, made);
  return made;
}
