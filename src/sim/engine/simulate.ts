import { readChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { End } from '../trace.ts';
import type { World } from '../world/world.ts';
import type { Pending } from '../world/agenda.ts';
import { choosable } from './policy.ts';
import type { Policy } from './policy.ts';
import { createSettling } from './settle.ts';

/** Ten minutes of virtual time. No later timer fires, so that timers without end come to one. */
const HORIZON_MS = 600_000;

/** No more timers than this fire in a run, so that a loop of short ones comes to an end. */
const MOST_TIMERS = 5_000;

/** So many turns of the event loop are waited in a run that is stuck: native streams and files take a few. */
const LATE_TURNS = 8;

export interface Simulation {
  readonly end: End;
  readonly choices: readonly Choice[];
  readonly pending: readonly Choice[];
  /** It was stuck, and then something happened all the same, by itself: what that waits for is outside of virtual time. */
  readonly isLate: boolean;
  /** When the lab stopped waiting, in virtual milliseconds, where a timer was left; else `null`. */
  readonly patienceMs: number | null;
}

/**
 * Lets things happen in a world, one at a time, until nothing more can.
 *
 * @param timed the clock moves with each event; else only with timers, the user, and whoever mounts later
 */
export async function simulate(world: World, policy: Policy, timed: boolean): Promise<Simulation> {
  const { agenda, clock, recorder, network } = world;
  const { settle, turn, close } = createSettling();
  const choices: Choice[] = [];
  let timers = 0;

  try {
    for (;;) {
      const open = pendingOf(world, timers);
      const next = open.length > 0 ? policy(open) : null;
      if (!next) {
        const end = endOf(open);
        return {
          end,
          ...rest(choosable(open).map((one) => one.choice)),
          isLate: end === 'stuck' && (await comesLate()),
        };
      }

      choices.push(next.choice);
      if (timed || (next.kind !== 'to-server' && next.kind !== 'to-client')) clock.moveTo(next.atMs);
      const chosen = next.kind === 'timer' ? readChoice(next.choice) : null;
      if (chosen?.of === 'timer') {
        timers += 1;
        const lead = { type: 'timer-fired', timer: chosen.timer } as const;
        recorder.openStep({ atMs: clock.elapsedMs(), lead, subject: null });
      }
      clock.enter(next.tab);
      await next.happen();
      // Nobody in the app hears of what FastAPI decides until its answer arrives: there is nothing to settle.
      if (next.kind === 'to-server') continue;
      await settle();
      world.look();
      await network.readOutbox();
      if (recorder.overflowed()) return { end: 'stopped', ...rest([]) };
      if (network.overflowed()) return { end: 'runaway', ...rest([]) };
    }
  } finally {
    recorder.stop();
    await close();
  }

  /** Whether something happens in a stuck run when the thread goes on with what else it has to do. */
  async function comesLate(): Promise<boolean> {
    const before = recorder.events.length;
    for (let turns = 0; turns < LATE_TURNS; turns += 1) {
      await turn();
      await network.readOutbox();
      if (recorder.events.length > before) return true;
    }
    return false;
  }

  function rest(pending: readonly Choice[]): Omit<Simulation, 'end'> {
    const isLeft = agenda
      .list()
      .some(({ kind, atMs }) => kind === 'timer' && (atMs > HORIZON_MS || timers >= MOST_TIMERS));
    return { choices, pending, isLate: false, patienceMs: isLeft ? Math.max(HORIZON_MS, clock.elapsedMs()) : null };
  }

  function endOf(open: readonly Pending[]): End {
    if (open.length > 0) return 'stopped';
    return world.allSettled() ? 'settled' : 'stuck';
  }

  function pendingOf({ allSettled }: World, fired: number): readonly Pending[] {
    const all = agenda.list();
    const work = all.filter((one) => one.kind !== 'timer' || (one.atMs <= HORIZON_MS && fired < MOST_TIMERS));
    if (!allSettled()) return work;
    // Once every call has settled, a timer that only RTK set is housekeeping; the app's own may still do something.
    return work.filter((one) => !one.idle);
  }
}
