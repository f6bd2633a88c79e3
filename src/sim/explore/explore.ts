import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';
import { createCrew } from './crew.ts';
import type { Hand } from './crew.ts';
import { detoursOf } from './detours.ts';
import { partialOrderOf, canBegin, restAfter } from './partialOrder.ts';
import { recordRun } from './recordRun.ts';
import type { RunRecord } from './recordRun.ts';
import { dependenceOf, runOfPlan } from './runOfPlan.ts';
import type { ExploreRequest } from './runOfPlan.ts';
import { createScouts, runErrand } from './scouts.ts';
import { createSearch } from './search.ts';
import type { Plan } from './search.ts';
import { shortestWitness } from './shortestWitness.ts';
import type { Step } from './step.ts';
import { createTally } from './outcomes.ts';
import type { OutcomeCount } from './outcomes.ts';

export interface WalkOptions {
  readonly onOrder?: OnOrder | undefined;
  /** Who makes runs besides this thread: {@link runOfPlan} on another. What is found is the same. */
  readonly hands?: readonly Hand[] | undefined;
}

export interface ExploreOptions extends WalkOptions {
  /** Told after each run. Exploring pauses until what it returns is settled. */
  readonly onProgress?: (soFar: Exploration) => void | Promise<void>;
  /** Stops after the current run. */
  readonly signal?: AbortSignal;
}

/**
 * Told of each order when it has been run: its trace, and a list of choices that leads to an equivalent one, the
 * shortest that is found.
 *
 * Of equivalent orders only one is run. So whoever judges the trace must ask for nothing in which they differ: the
 * order of what happens at the app is the same in all of them, and so is the order of what writes at FastAPI; whether
 * FastAPI decided one request before the app heard of another is not. Steps count both, so they tell one trace's
 * events apart and no more.
 */
export type OnOrder = (trace: Trace, witness: () => readonly Choice[]) => void;

/** What is known of the orders of a scenario. */
export interface Exploration {
  /** All orders were seen; else `schedules` of them were sampled. */
  readonly complete: boolean;
  /** Orders seen. With reduction, no two of them are equivalent. */
  readonly schedules: number;
  /** Runs that it took. */
  readonly runs: number;
  /** From few refreshes to many. */
  readonly outcomes: readonly OutcomeCount[];
}

/** How many far-apart orders are tried before the walk in order begins. They are kept until it comes by them. */
const SCOUTS = 32;

/**
 * Runs a wrapper in every order of the messages under way. Mounts at 0 are over before the first choice; a timer
 * waits until no message is in flight, and so does the user unless the request says otherwise.
 *
 * @returns what was found; `complete: false` when `max` or the signal stopped it
 * @throws {WrapperError} when the wrapper cannot be run at all
 */
export async function explore({
  onProgress,
  signal,
  onOrder,
  hands,
  ...request
}: ExploreRequest & ExploreOptions): Promise<Exploration> {
  const walk = explorations(request, { onOrder, hands });
  let soFar: Exploration = { complete: false, schedules: 0, runs: 0, outcomes: [] };
  for (;;) {
    if (signal?.aborted) return soFar;
    const { value, done } = await walk.next();
    if (done) return value;
    soFar = value;
    await onProgress?.(value);
  }
}

/** The same step by step: yields what is known after each run, and returns it in the end. The next run begins when the next value is asked for. */
export async function* explorations(
  request: ExploreRequest,
  { onOrder, hands = [] }: WalkOptions = {},
): AsyncGenerator<Exploration, Exploration> {
  const { max = Infinity } = request;
  const dependence = dependenceOf(request);
  const runPlan = createCrew([runOfPlan, ...hands], request);
  const tally = createTally();
  const scouts = createScouts(dependence);
  const search = createSearch(dependence);
  /** Scouts whose order the walk has not come by yet. */
  let ahead: readonly RunRecord[] = [];
  let schedules = 0;
  let runs = 0;

  const known = (complete: boolean): Exploration => ({ complete, schedules, runs, outcomes: tally.outcomes() });
  const count = (record: RunRecord): void => {
    schedules += 1;
    const below = Math.min(tally.witnessLength(record.result), record.witness.length);
    const order = partialOrderOf(record.steps, dependence);
    tally.add(record.result, shortestWitness(order, record.cameUp, below) ?? record.witness);
    onOrder?.(record.trace, () => shortestWitness(order, record.cameUp, record.witness.length) ?? record.witness);
  };

  while (runs < Math.min(SCOUTS, max)) {
    const errand = scouts.next();
    if (!errand) break;
    const record = await recordRun(request, runErrand(errand));
    scouts.report(record.steps);
    ahead = [...ahead, record];
    runs += 1;
    count(record);
    yield known(false);
  }

  for (let plan = search.next(); plan; plan = search.next()) {
    const met = meet(plan);
    if (met) {
      ahead = ahead.filter((record) => record !== met.record);
      visit(met.record, met.steps);
      continue;
    }
    if (schedules >= max) return known(false);
    const record = await runPlan(plan, unmet);
    runs += 1;
    visit(record, record.steps);
    const twin = ahead.find(({ steps }) => restAfter(record.steps, steps, dependence)?.length === 0);
    ahead = ahead.filter((other) => other !== twin);
    if (!twin && !record.brokenOff) count(record);
    yield known(false);
  }
  return known(true);

  /** A scout that went as this plan begins, with its steps in the plan's order. */
  function meet({ steps, sleep }: Plan): { readonly record: RunRecord; readonly steps: readonly Step[] } | null {
    for (const record of ahead) {
      const rest = record.runaway ? null : restAfter(steps, record.steps, dependence);
      if (rest && !sleep.some((sleeper) => canBegin(sleeper, rest, dependence)))
        return { record, steps: [...steps, ...rest] };
    }
    return null;
  }

  /** The plans to come that no scout has run already. */
  function* unmet(): Iterable<Plan> {
    for (const plan of search.upcoming()) if (!meet(plan)) yield plan;
  }

  function visit(record: RunRecord, steps: readonly Step[]): void {
    const order = partialOrderOf(steps, dependence);
    search.visit(order, detoursOf(order, record.unseen));
  }
}
