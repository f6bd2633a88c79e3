import type { Hand } from '../explore/crew.ts';
import { explorations } from '../explore/explore.ts';
import type { OnOrder } from '../explore/explore.ts';
import { run } from '../run.ts';
import { scenarioIn } from '../scenarioIn.ts';
import type { Source } from '../source/source.ts';
import type { Choice } from '../choice.ts';
import type { Schedule, Trace } from '../trace.ts';
import type { CheckId, CheckWitness } from './check.ts';
import { DEFINITIONS } from './checks.ts';
import type { CheckDefinition, OrdersSeen, OrdersSetup, Setup, Violation } from './definition.ts';

/** Orders of one setup that are run while nothing is found. A wrapper with one refresh has some hundreds. */
const MOST_ORDERS = 5_000;

/**
 * And once some check is violated. A wrapper that refreshes twice in some order may have ten or a hundred times as many
 * orders as one that does not: the checks that still hold are then judged over a sample, and say so. `mutex` has 588.
 */
const SAMPLED_ORDERS = 600;

/** And where some order goes on without end: each such run is long, and there are more orders than can be run. */
const RUNAWAY_ORDERS = 50;

/** A run that violates a check. */
export interface Violated {
  readonly because: string;
  readonly witness: CheckWitness;
}

/** What the orders of a setup say of one check. */
export interface OrdersVerdict extends OrdersSeen {
  /** How many runs it took. */
  readonly runs: number;
  /** Some order put the check to the test. */
  readonly tested: boolean;
  readonly violated: Violated | null;
}

/** Hears of each run, and says whether to go on. */
export type OnRun = () => Promise<boolean>;

/** The orders of a wrapper. Each setup is explored once, for all checks that read it. */
export interface JudgedOrders {
  /**
   * What the orders of a setup say of a check.
   *
   * @param wanted the checks that are asked for at all: exploring ends when each of them that reads the setup is violated
   * @returns `null` when `onRun` said to stop
   */
  verdict(id: CheckId, setup: OrdersSetup, wanted: readonly CheckId[], onRun: OnRun): Promise<OrdersVerdict | null>;
}

type VerdictDraft = { -readonly [K in keyof OrdersVerdict]: OrdersVerdict[K] };

/**
 * No orders are known yet.
 *
 * @param hands who makes runs besides this thread
 */
export function createJudgedOrders(source: Source, hands: readonly Hand[] = []): JudgedOrders {
  const known = new Map<string, ReadonlyMap<CheckId, OrdersVerdict>>();
  return {
    async verdict(id, setup, wanted, onRun) {
      const key = JSON.stringify(setup);
      const found = known.get(key) ?? (await judgeOrders(source, setup, wanted, onRun, hands));
      if (!found) return null;
      known.set(key, found);
      return found.get(id) ?? null;
    },
  };
}

/**
 * Judges by all checks that read the setup, whichever were asked for: so a check's result does not depend on which
 * others were.
 */
async function judgeOrders(
  source: Source,
  setup: OrdersSetup,
  wanted: readonly CheckId[],
  onRun: OnRun,
  hands: readonly Hand[],
): Promise<ReadonlyMap<CheckId, OrdersVerdict> | null> {
  const key = JSON.stringify(setup);
  const readers = DEFINITIONS.filter(({ orders }) => orders.some((one) => JSON.stringify(one) === key));
  const scenario = scenarioIn(setup);
  const drafts = new Map(
    readers.map(({ id }): [CheckId, VerdictDraft] => [
      id,
      {
        complete: false,
        schedules: 0,
        runs: 0,
        calls: scenario.mounts.length,
        timers: false,
        tested: false,
        violated: null,
      },
    ]),
  );
  const open = (): readonly CheckDefinition[] => readers.filter(({ id }) => drafts.get(id)?.violated === null);
  let found: Finding[] = [];
  let endless = false;
  let timers = false;

  const onOrder: OnOrder = (trace, witness) => {
    endless ||= trace.end === 'runaway';
    timers ||= firesTimer(trace);
    for (const check of open()) {
      const draft = drafts.get(check.id);
      if (draft && !draft.tested && (check.tests?.(trace) ?? true)) draft.tested = true;
      const violation = check.judge(trace);
      if (violation) found.push({ check, violation, schedules: [witness(), trace.choices] });
    }
  };
  const walk = explorations({ source, scenario, user: setup.user ?? 'last' }, { onOrder, hands });
  for (;;) {
    const { value, done } = await walk.next();
    for (const { id } of open())
      Object.assign(drafts.get(id) ?? {}, { complete: done, schedules: value.schedules, runs: value.runs, timers });
    for (const finding of found) {
      const draft = drafts.get(finding.check.id);
      if (draft) draft.violated = await violatedIn(source, setup, finding);
    }
    found = [];
    const left = open();
    if (done || !left.some(({ id }) => wanted.includes(id))) return drafts;
    if (!(await onRun())) return null;
    const most = endless ? RUNAWAY_ORDERS : left.length < readers.length ? SAMPLED_ORDERS : MOST_ORDERS;
    if (value.schedules >= most) return drafts;
  }
}

/** Whether a timer fired, and did something, before the last call had settled. */
function firesTimer({ events }: Trace): boolean {
  const last = events.findLastIndex(({ type }) => type === 'call-settled');
  return events.slice(0, last).some(({ type }) => type === 'timer-fired');
}

/** An order that violates a check. */
interface Finding {
  readonly check: CheckDefinition;
  readonly violation: Violation;
  /** Choices that lead to it or to an equivalent one: first the shortest list, last what was chosen. */
  readonly schedules: readonly (readonly Choice[])[];
}

/**
 * What an order that violates a check says, with its witness. The shortest schedule leads to an equivalent order, whose
 * steps may be numbered otherwise: so it is run, and judged again.
 */
async function violatedIn(source: Source, setup: Setup, { check, violation, schedules }: Finding): Promise<Violated> {
  const { scenario, settings } = setup;
  for (const choices of schedules) {
    const schedule: Schedule = { by: 'choices', choices, then: 'first' };
    const found = check.judge(await run({ source, scenario: scenarioIn(setup), schedule }, { details: false }));
    if (found) {
      const { step, request, because } = found;
      return { because, witness: { scenario, settings, schedule, step, request } };
    }
  }
  throw new Error(
    `Failed to find a witness of ${check.id}: no replay violates it (${violation.because}). Report this.`,
  );
}
