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

/** How long a piece of work took, and how that compares. */
export interface Timing {
  /** Median time of once, in milliseconds. */
  readonly ms: number;
  /** Median over the rounds of its time by the first one's in the same round. */
  readonly ratio: number;
}

/**
 * Times pieces of work in turn, round by round. A machine whose speed drifts treats all of a round alike, so the ratio
 * is taken within each round.
 *
 * @param works by name; the first is what the others are compared with
 * @param rounds counted rounds; a quarter as many go before, uncounted
 * @param times how often each is done in a round
 */
export async function timeInTurn<Name extends string>(
  works: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
  times: number,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(works) as Name[];
  const samples: Record<Name, number>[] = [];
  const warmUp = Math.ceil(rounds / 4);
  for (let round = -warmUp; round < rounds; round += 1) {
    const sample = {} as Record<Name, number>;
    // Each in turn goes first: what one leaves to the garbage collector is not always paid by the same other.
    const turn = (round + warmUp) % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const begun = performance.now();
      for (let done = 0; done < times; done += 1) {
        await works[name]();
        await nextTurn();
      }
      sample[name] = (performance.now() - begun) / times;
    }
    if (round >= 0) samples.push(sample);
  }
  const [first] = names;
  const timingOf = (name: Name): Timing => ({
    ms: median(samples.map((sample) => sample[name])),
    ratio: median(samples.map((sample) => sample[name] / sample[first ?? name])),
  });
  return Object.fromEntries(names.map((name) => [name, timingOf(name)])) as Record<Name, Timing>;
}
