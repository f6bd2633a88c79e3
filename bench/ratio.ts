/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * What a run leaves behind (finalizers of requests and signals) is cleaned up in tasks. Work in microtasks alone would
 * leave its own to whoever is timed next.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Times pieces of work in turn, round by round, so that a machine whose speed drifts treats them alike.
 *
 * @param rounds counted rounds; a quarter as many go before, uncounted
 * @param times how often each is done in a round
 * @returns for each the median time of once, in milliseconds
 */
export async function timeInTurn<Name extends string>(
  works: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
  times: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  const warmUp = Math.ceil(rounds / 4);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const begun = performance.now();
      for (let done = 0; done < times; done += 1) {
        await works[name]();
        await nextTurn();
      }
      if (round >= 0) samples.get(name)?.push((performance.now() - begun) / times);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<Name, number>;
}
