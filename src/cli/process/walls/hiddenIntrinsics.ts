/**
 * What the language has without a name for it, and what code reaches all the same: the prototypes of iterators, of
 * generators and of asynchronous functions, and typed arrays' common constructor.
 */
export function hiddenIntrinsics(): readonly object[] {
  const asyncIterator = (async function* none() {})();
  const samples: readonly object[] = [
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    'a'.matchAll(/a/g),
    (function* none() {})(),
    function* none() {},
    asyncIterator,
    async function* none() {},
    async () => {},
    new Uint8Array(),
    new Intl.Segmenter('en').segment('')[Symbol.iterator](),
    // Its helpers: `[].values().map(…)` makes what has no name either.
    ...['map', 'filter', 'flatMap', 'take', 'drop'].flatMap((name) => helperOf([].values(), name)),
    new Headers().entries(),
    new URLSearchParams().entries(),
    new FormData().entries(),
  ];
  return samples.flatMap((sample) => Reflect.getPrototypeOf(sample) ?? []);
}

function helperOf(iterator: object, name: string): readonly object[] {
  const make: unknown = Reflect.get(iterator, name);
  if (typeof make !== 'function') return [];
  const made: unknown = Reflect.apply(make, iterator, [name === 'take' || name === 'drop' ? 1 : Number]);
  return typeof made === 'object' && made !== null ? [made] : [];
}
