import fc from 'fast-check';

/**
 * Some of many alike, others in each run, so that all of them are tried in time; all of them with `TESTS=all`.
 *
 * @returns so many of the list, in its order
 */
export function drawn<Item>(list: readonly Item[], most: number): readonly Item[] {
  if (process.env['TESTS'] === 'all' || list.length <= most) return list;
  const [places = []] = fc.sample(fc.shuffledSubarray([...list.keys()], { minLength: most, maxLength: most }), 1);
  return list.filter((_, at) => places.includes(at));
}
