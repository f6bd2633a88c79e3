/**
 * Works on all items, some at once, and gives the results in the order of the items.
 *
 * @param atOnce how many are worked on at a time, at least 1
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  let next = 0;
  const start = (): void => {
    const item = items[next];
    if (next >= items.length || item === undefined) return;
    next += 1;
    const result = work(item).finally(start);
    // Whoever takes the results hears of a failure there.
    result.catch(() => {});
    running.push(result);
  };
  for (let count = 0; count < atOnce; count += 1) start();
  for (let at = 0; at < items.length; at += 1) {
    const result = running[at];
    if (result) yield await result;
  }
}
