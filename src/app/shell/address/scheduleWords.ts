import { readChoice, witnessOf, witnessToText } from '../../../sim/index.ts';
import type { Schedule } from '../../../sim/index.ts';
import { shortened } from './shortened.ts';

/** More than any wrapper makes of six components in two tabs, short of a runaway. */
export const MOST_CHOICES = 400;

const BY_TIME: Schedule = { by: 'time' };
const INSTEAD = 'Showing the run by its timings; ask for the link again, or choose an order in the explorer.';

/** The order that a query names: `schedule=posts.1> posts.1<`, with `then=stop` for one that ends there, or `seed=7`. */
export function scheduleOf(params: URLSearchParams, notices: string[]): Schedule {
  const [list, seed] = [params.get('schedule'), params.get('seed')];
  if (list !== null) {
    const choices = witnessOf(list);
    const damaged = choices.find((choice) => readChoice(choice) === null);
    if (damaged === undefined && choices.length <= MOST_CHOICES)
      return { by: 'choices', choices, then: params.get('then') === 'stop' ? 'stop' : 'first' };
    const cause =
      damaged === undefined
        ? `its schedule has ${choices.length} choices, and ${MOST_CHOICES} is the most`
        : `“${shortened(damaged)}” is no choice of a schedule`;
    notices.push(`Failed to read the address: ${cause}. ${INSTEAD}`);
    return BY_TIME;
  }
  if (seed === null) return BY_TIME;
  if (/^\d{1,9}$/.test(seed)) return { by: 'seed', seed: Number(seed) };
  notices.push(`Failed to read the address: “${shortened(seed)}” is no seed. ${INSTEAD}`);
  return BY_TIME;
}

/** Writes what `scheduleOf` reads back. */
export function putSchedule(params: URLSearchParams, schedule: Schedule): void {
  if (schedule.by === 'seed') params.set('seed', String(schedule.seed));
  if (schedule.by !== 'choices') return;
  params.set('schedule', witnessToText(schedule.choices));
  if (schedule.then === 'stop') params.set('then', 'stop');
}
