import { SCENARIOS, scenarioOf, WRITER } from '../../../sim/index.ts';
import type { Scenario } from '../../../sim/index.ts';

const THREE = scenarioOf('three-at-once');

/** Beside the lab's own, where those have times in them: the same by messages alone. */
const BY_MESSAGES: readonly Scenario[] = [
  {
    ...THREE,
    id: 'own-401-at-once',
    title: 'An endpoint’s own 401, at once',
    about: 'The access token is good, and Comments is answered 401 all the same.',
    accessToken: 'good',
    server: { ...THREE.server, pathAnswers: { '/comments': '401' } },
  },
  {
    ...THREE,
    id: 'write-beside-three',
    title: 'A write beside three',
    about: 'A comment is written while three components call, and the access token has expired.',
    mounts: [...THREE.mounts, { component: WRITER.id, atMs: 0 }],
  },
];

/**
 * The scenarios that the real app can repeat by messages: its three components mount at once, a write may follow, and
 * the user does nothing else.
 */
export const REPEATABLE: readonly Scenario[] = [...SCENARIOS, ...BY_MESSAGES].filter(({ mounts, user }) => {
  const queries = mounts.filter(({ component }) => component !== WRITER.id);
  return user.length === 0 && queries.length === 3 && mounts.every(({ atMs, poll }) => atMs === 0 && !poll);
});

/**
 * One of them.
 *
 * @throws {Error} when there is none with this id
 */
export function repeatableOf(id: string): Scenario {
  const found = REPEATABLE.find((scenario) => scenario.id === id);
  if (found) return found;
  throw new Error(`Failed to repeat "${id}": it is not repeated by messages. Choose another scenario.`);
}
