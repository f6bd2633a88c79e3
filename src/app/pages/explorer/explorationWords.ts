import { aboutInWords, listed, MOST_REFRESHES, OUTCOME_NAMES } from '../../../sim/index.ts';
import type { Exploration, Outcome, OutcomeCount } from '../../../sim/index.ts';
import type { ExplorationState, Found } from './useExploration.ts';

/** An outcome as the table says it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ...OUTCOME_NAMES,
  stuck: `${OUTCOME_NAMES.stuck}: a call waits for ever`,
  runaway: `${OUTCOME_NAMES.runaway}: it sends without end`,
};

/** `5 or more` stands for all from `MOST_REFRESHES` on. */
export function refreshesOf({ refreshRequests }: Pick<OutcomeCount, 'refreshRequests'>): string {
  return refreshRequests >= MOST_REFRESHES ? `${MOST_REFRESHES} or more` : String(refreshRequests);
}

/** How far exploring has come, in one sentence. */
export function progressOf(exploration: ExplorationState): string {
  switch (exploration.state) {
    case 'idle':
      return 'Nothing is explored yet.';
    case 'running':
      return `${orders(exploration.found)} so far${ofAbout(exploration.found)}, and it goes on.`;
    case 'paused':
      return `${orders(exploration.found)} so far${ofAbout(exploration.found)}; it pauses.`;
    case 'cancelled':
      return `Cancelled: ${orders(exploration.found)}${ofAbout(exploration.found) || ' of more'} were tried.`;
    case 'done':
      return exploration.found.complete
        ? `All orders were explored: ${orders(exploration.found)}, and there are no more.`
        : `${orders(exploration.found)}${ofAbout(exploration.found)} were sampled, and there are more.`;
    case 'failed':
      return 'It could not be explored.';
  }
}

/** What the finding means for the wrapper, in one sentence; empty while there is none. */
export function findingOf(exploration: ExplorationState): string {
  if (!('found' in exploration) || exploration.found.outcomes.length === 0) return '';
  const { outcomes, complete } = exploration.found;
  const counts = [...new Set(outcomes.map(refreshesOf))];
  const logouts = outcomes.filter(({ forcedLogouts }) => forcedLogouts > 0).length;
  const who = logouts === 0 ? '' : `; ${logouts === outcomes.length ? 'all' : 'some'} orders log the user out`;
  const [only] = counts;
  if (complete && counts.length === 1 && only !== undefined)
    return `In every order it refreshes ${timesOf(only)}${who}.`;
  const often = listed(counts, 'or');
  return `${complete ? 'By order alone' : 'So far'}, it refreshes ${counts.length > 1 ? `${often} times` : timesOf(often)}${who}.`;
}

function timesOf(count: string): string {
  return { '0': 'not at all', '1': 'once', '2': 'twice' }[count] ?? `${count} times`;
}

/** ` of about 3,000 (an estimate)`; nothing where no estimate is known, or more than that were found. */
function ofAbout({ estimate, schedules }: Found): string {
  return estimate === null || estimate <= schedules ? '' : ` of ${aboutInWords(estimate)} (an estimate)`;
}

function orders({ schedules }: Exploration): string {
  return `${schedules.toLocaleString('en')} ${schedules === 1 ? 'order' : 'orders'}`;
}
