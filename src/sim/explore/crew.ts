import type { RunRecord } from './recordRun.ts';
import type { ExploreRequest } from './runOfPlan.ts';
import type { Plan } from './search.ts';

/** Makes the run of a plan, one at a time; maybe in another thread: all three are plain data. */
export type Hand = (plan: Plan, request: ExploreRequest) => Promise<RunRecord>;

/** Makes the run of a plan; of those that come later, the next first, it may make some ahead. */
export type RunPlan = (plan: Plan, later: () => Iterable<Plan>) => Promise<RunRecord>;

/** Plans for each hand that are looked at in advance. */
const AHEAD = 2;

interface Job {
  readonly plan: Plan;
  readonly record: Promise<RunRecord>;
  readonly begin: (run: (plan: Plan) => Promise<RunRecord>) => void;
  begun: boolean;
}

/**
 * Several hands, each busy with a plan of its own. The walk is the same as with one: what a plan is does not depend on
 * when it is run. Only what is run before it is wanted is remembered, and only until then.
 */
export function createCrew(hands: readonly Hand[], request: ExploreRequest): RunPlan {
  const idle = [...hands];
  const begun = new Map<string, Job>();
  let wanted: readonly Job[] = [];

  function begin(): void {
    for (const job of wanted) {
      if (job.begun) continue;
      const hand = idle.shift();
      if (!hand) return;
      job.begin((plan) => hand(plan, request));
      begun.set(keyOf(job.plan), job);
      const free = (): void => {
        idle.push(hand);
        begin();
      };
      job.record.then(free, free);
    }
  }

  return async (plan, later) => {
    const job = begun.get(keyOf(plan)) ?? jobOf(plan);
    wanted = hands.length > 1 ? [job, ...freshOf(later())] : [job];
    begin();
    try {
      return await job.record;
    } finally {
      begun.delete(keyOf(plan));
    }
  };

  function freshOf(later: Iterable<Plan>): readonly Job[] {
    const fresh: Job[] = [];
    let seen = 0;
    for (const plan of later) {
      if (!begun.has(keyOf(plan))) fresh.push(jobOf(plan));
      seen += 1;
      if (seen >= AHEAD * hands.length) break;
    }
    return fresh;
  }
}

function jobOf(plan: Plan): Job {
  const { promise, resolve } = Promise.withResolvers<RunRecord>();
  const job: Job = {
    plan,
    record: promise,
    begun: false,
    begin(run) {
      job.begun = true;
      resolve(run(plan));
    },
  };
  return job;
}

function keyOf({ steps }: Plan): string {
  return steps.map(({ choice }) => choice).join(' ');
}
