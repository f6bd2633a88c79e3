import { runOfPlan } from '../../../sim/index.ts';
import type { ExploreRequest, Hand, RunRecord } from '../../../sim/index.ts';
import type { FromWorker, HandedOut, Ran } from './messages.ts';

/** Runs that go from one worker to another, by way of the page. */
export interface Lending {
  /** Other workers, as the one that walks sees them. */
  readonly hands: (count: number) => readonly Hand[];
  /** A run that one of them made. */
  readonly take: (ran: Ran) => void;
  /** Makes a run for another. */
  readonly help: (handedOut: HandedOut) => Promise<void>;
}

/** Both sides of it: a worker walks or helps. */
export function createLending(post: (message: FromWorker) => void): Lending {
  const takers = new Map<number, (record: RunRecord) => void>();
  let jobs = 0;
  let known: ExploreRequest | null = null;

  return {
    hands: (count) =>
      Array.from({ length: count }, (_, hand): Hand => (plan, request) => {
        const job = ++jobs;
        post({ as: 'handed-out', hand, job, plan, request });
        return new Promise((resolve) => takers.set(job, resolve));
      }),
    take({ job, record }) {
      takers.get(job)?.(record);
      takers.delete(job);
    },
    async help({ job, plan, request }) {
      // A source is compiled once for as long as it is the same object, and each message brings a copy.
      if (JSON.stringify(request) !== JSON.stringify(known)) known = request;
      const record = await runOfPlan(plan, known ?? request);
      post({ as: 'ran-plan', job, record });
    },
  };
}
