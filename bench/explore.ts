import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { readBuiltInWrapper } from '../src/cli/sources.ts';
import { explorations, run, scenarioOf } from '../src/sim/index.ts';
import type { ExploreRequest } from '../src/sim/index.ts';
import { recordRun } from '../src/sim/explore/recordRun.ts';
import { partialOrderOf } from '../src/sim/explore/partialOrder.ts';
import { createSearch, follow } from '../src/sim/explore/search.ts';
import { dependent } from '../src/sim/explore/step.ts';
import type { Step } from '../src/sim/explore/step.ts';
import { wrapperOf } from '../src/wrappers/index.ts';
import { openApp } from './app.ts';
import { median, timeInTurn } from './ratio.ts';
import type { Timing } from './ratio.ts';

/** With three calls the mutex refreshes once, twice or three times, depending on the order. */
const OUTCOMES = 3;

/** How far a way of looking for outcomes came. */
export interface Hunt {
  /** Orders that were run. */
  readonly schedules: number;
  readonly ms: number;
  /** The numbers of refreshes that were seen, ascending. */
  readonly refreshes: readonly number[];
}

/** Compiled already: what is timed is the looking. */
async function mutexWithThreeCalls(): Promise<ExploreRequest> {
  const request = { source: await readBuiltInWrapper(wrapperOf('mutex')), scenario: scenarioOf('three-at-once') };
  await run({ ...request, schedule: { by: 'time' } });
  return request;
}

/** The explorer, until it has seen every outcome of `mutex` with three calls. */
export async function exploreUntilAllSeen(): Promise<Hunt> {
  const request = await mutexWithThreeCalls();
  const begun = performance.now();
  for await (const { runs, outcomes } of explorations(request)) {
    if (outcomes.length === OUTCOMES) {
      const refreshes = outcomes.map(({ refreshRequests }) => refreshRequests);
      return { schedules: runs, ms: performance.now() - begun, refreshes };
    }
  }
  throw new Error('Failed to see every outcome: the explorer ended before. Look at tests/sim/explore.');
}

/** The explorer, until it knows that there are no more orders. */
export async function exploreToTheEnd(): Promise<Hunt> {
  const request = await mutexWithThreeCalls();
  const begun = performance.now();
  let schedules = 0;
  let refreshes: readonly number[] = [];
  for await (const { runs, outcomes } of explorations(request)) {
    schedules = runs;
    refreshes = outcomes.map(({ refreshRequests }) => refreshRequests);
  }
  return { schedules, ms: performance.now() - begun, refreshes };
}

/**
 * What fast-check schedules of a request. `request`: the whole, by `scheduleFunction` round the fetch. `arrivals`: both
 * arrivals, as the explorer does.
 */
export type Scheduled = 'request' | 'arrivals';

/** fast-check's scheduler with an `act` that waits until RTK Query has settled: one hunt for each seed. */
export async function fastCheckThatSettles(scheduled: Scheduled, seeds = 15, most = 1000): Promise<readonly Hunt[]> {
  const hunts: Hunt[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    hunts.push(await huntWithFastCheck({ seed, most, scheduled }));
  }
  return hunts;
}

/** The middle hunt by schedules, and the best and the worst. */
export function spreadOf(hunts: readonly Hunt[]): { least: number; middle: number; most: number; ms: number } {
  const schedules = hunts.map((hunt) => hunt.schedules);
  return {
    least: Math.min(...schedules),
    middle: median(schedules),
    most: Math.max(...schedules),
    ms: median(hunts.map((hunt) => hunt.ms)),
  };
}

/** What exploring adds to its runs: the 588 orders of `mutex` run once more without it, and explored. */
export async function timeExploring(rounds = 5): Promise<Record<'the same runs alone' | 'explored', Timing>> {
  const request = await mutexWithThreeCalls();
  const orders = await allOrders(request);
  return timeInTurn(
    {
      'the same runs alone': async () => {
        for (const order of orders) {
          await recordRun(request, (candidates, done) => sameChoice(candidates, order[done.length]));
        }
      },
      explored: async () => {
        for await (const _ of explorations(request)) continue;
      },
    },
    rounds,
    1,
  );
}

async function allOrders(request: ExploreRequest): Promise<readonly (readonly Step[])[]> {
  const search = createSearch(dependent);
  const orders: (readonly Step[])[] = [];
  for (let plan = search.next(); plan; plan = search.next()) {
    const { steps } = await recordRun(request, follow(plan, dependent));
    search.visit(partialOrderOf(steps, dependent));
    orders.push(steps);
  }
  return orders;
}

function sameChoice(candidates: readonly Step[], wanted: Step | undefined): Step | null {
  return candidates.find(({ choice }) => choice === wanted?.choice) ?? null;
}

type Act = (release: () => Promise<void>) => Promise<void>;

class AllSeen extends Error {}

interface Manner {
  readonly seed: number;
  /** No more schedules than this. */
  readonly most: number;
  readonly scheduled: Scheduled;
}

async function huntWithFastCheck({ seed, most, scheduled }: Manner): Promise<Hunt> {
  const runApp = await openApp((await mutexWithThreeCalls()).source);
  const seen = new Set<number>();
  const begun = performance.now();
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const calls = runApp(async (serve) => {
      const answer = await scheduler.scheduleFunction(serve)();
      return scheduled === 'request' ? answer : scheduler.schedule(Promise.resolve(answer));
    });
    seen.add(await scheduler.waitFor(calls, settle));
    if (seen.size === OUTCOMES) throw new AllSeen();
  });
  const { numRuns, errorInstance } = await fc.check(property, { seed, numRuns: most, endOnFailure: true });
  if (errorInstance instanceof Error && !(errorInstance instanceof AllSeen)) throw errorInstance;
  return {
    schedules: numRuns,
    ms: performance.now() - begun,
    refreshes: [...seen].toSorted((one, other) => one - other),
  };
}

/** Reading a native body takes several turns of the event loop, and so do MSW's handlers. */
const TURNS = 12;

const settle: Act = async (release) => {
  await release();
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
};

/**
 * What the explorer holds on to: the heap after a collection, early and late in the same exploration.
 *
 * @returns megabytes after each of these numbers of orders of `no-mutex` with three calls
 */
export async function heapWhileExploring(at: readonly number[] = [250, 1000, 4000]): Promise<readonly number[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const request = { source: await readBuiltInWrapper(wrapperOf('no-mutex')), scenario: scenarioOf('three-at-once') };
  const megabytes: number[] = [];
  for await (const { schedules } of explorations({ ...request, max: Math.max(...at) })) {
    if (!at.includes(schedules)) continue;
    // Finalizers run in tasks, and free more: until there is nothing more to free.
    let heap = Infinity;
    for (let left = process.memoryUsage().heapUsed; left < heap - 2 ** 14; left = process.memoryUsage().heapUsed) {
      heap = left;
      await new Promise((resolve) => void setImmediate(resolve));
      collect();
    }
    megabytes.push(heap / 2 ** 20);
  }
  return megabytes;
}
