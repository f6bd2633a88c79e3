import { readChoice } from '../choice.ts';
import { WrapperError } from '../problem.ts';
import type { Choice } from '../choice.ts';
import type { Following, Schedule } from '../trace.ts';
import type { Pending } from '../world/agenda.ts';
import { createRandom } from '../random.ts';

/**
 * Chooses what happens next, or `null` to stop. The engine takes it as an argument, so that time, replay and
 * chance differ in nothing else (after fast-check's scheduler).
 */
export type Policy = (pending: readonly Pending[]) => Pending | null;

/** The policy of a schedule. Policies have state: one per run. */
export function policyOf(schedule: Schedule | Following): Policy {
  switch (schedule.by) {
    case 'time':
      return earliest;
    case 'choices':
      return replay(schedule.choices, schedule.then);
    case 'closest':
      return closest(schedule.choices);
    case 'seed': {
      const random = createRandom(schedule.seed);
      return (pending) => {
        const candidates = choosable(pending);
        return candidates[Math.floor(random() * candidates.length)] ?? null;
      };
    }
  }
}

/** The first in time; of equals, the one that was there first. */
export function earliest(pending: readonly Pending[]): Pending | null {
  return pending.reduce<Pending | null>((first, next) => (first && first.atMs <= next.atMs ? first : next), null);
}

/**
 * What a policy without time may choose from: components that mount at 0 have already made their calls, and a timer
 * or a user's action waits until no message is in flight. What is sent after a timer of no delay was set waits for that
 * timer: no network is there and back in no time.
 */
export function choosable(pending: readonly Pending[]): readonly Pending[] {
  const mount = pending.find((candidate) => candidate.kind === 'mount' && candidate.atMs === 0);
  if (mount) return [mount];
  const soon = pending.findIndex((candidate) => candidate.soon === true && !candidate.idle);
  const messages = pending.filter(
    ({ kind }, at) => kind === 'to-client' || (kind === 'to-server' && (soon < 0 || at < soon)),
  );
  if (messages.length > 0) return messages;
  const next = earliest(pending.filter(({ kind }) => kind !== 'to-server'));
  return next ? [next] : [];
}

function replay(choices: readonly Choice[], then: 'stop' | 'first'): Policy {
  let at = 0;
  return (pending) => {
    const wanted = choices[at];
    const mount = pending.find((candidate) => candidate.kind === 'mount' && candidate.atMs === 0);
    if (mount && wanted !== mount.choice && !isMount(wanted)) return mount;
    if (wanted === undefined) return then === 'stop' ? null : (choosable(pending)[0] ?? null);
    const found = pending.find((candidate) => candidate.choice === wanted);
    if (!found) {
      const possible =
        choosable(pending)
          .map((candidate) => candidate.choice)
          .join(', ') || 'nothing';
      throw new WrapperError({
        kind: 'bad-input',
        deed: 'replay the schedule',
        cause: `"${wanted}" cannot happen there`,
        remedy: `Possible: ${possible}.`,
        at: { of: 'choice', choice: at + 1 },
      });
    }
    at += 1;
    return found;
  };
}

/** A listed choice is taken as soon as it is the earliest that can happen; it may have to wait for others until then. */
function closest(choices: readonly Choice[]): Policy {
  let left = choices;
  return (pending) => {
    const mount = pending.find((candidate) => candidate.kind === 'mount' && candidate.atMs === 0);
    const next = mount ?? earliestListed(left, pending) ?? choosable(pending)[0] ?? null;
    left = left.filter((choice) => choice !== next?.choice);
    return next;
  };
}

function earliestListed(choices: readonly Choice[], pending: readonly Pending[]): Pending | undefined {
  for (const choice of choices) {
    const found = pending.find((candidate) => candidate.choice === choice);
    if (found) return found;
  }
  return undefined;
}

function isMount(choice: Choice | undefined): boolean {
  return choice !== undefined && readChoice(choice)?.of === 'mount';
}
