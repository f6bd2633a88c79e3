import type { Report } from '../report/messages.ts';
import type { ServerSettings } from '../server/settings.ts';
import { isQuiet } from './episode.ts';
import type { Episode } from './episode.ts';

/** What the lab knows beside the reports. */
export interface Surroundings {
  readonly wrapper: string;
  readonly settings: ServerSettings;
  /** How many tabs are open. */
  readonly tabs: 1 | 2;
}

/** How many episodes are kept. */
const MOST = 20;

/** Things without which there is nothing to draw: a token that was exchanged by hand is no episode. */
const BEGINNINGS: ReadonlySet<string> = new Set(['call-started', 'request-sent', 'logged-out']);

/** The episodes with one more report: it belongs to the last one, or begins another when all was quiet. */
export function addReport(
  episodes: readonly Episode[],
  report: Report,
  surroundings: Surroundings,
): readonly Episode[] {
  const last = episodes.at(-1);
  const replaceLast = (change: Partial<Episode>): readonly Episode[] =>
    last ? [...episodes.slice(0, -1), { ...last, ...change }] : episodes;

  switch (report.type) {
    case 'ready':
    case 'gone':
      return last && !last.left.includes(report.tab) ? replaceLast({ left: [...last.left, report.tab] }) : episodes;
    case 'runaway':
      return replaceLast({ runaway: true });
    case 'step': {
      const { step, tab } = report;
      const isOver =
        !last || isQuiet(last) || (last.left.includes(tab) && isQuiet({ ...last, left: [...last.left, tab] }));
      if (!isOver) return replaceLast({ steps: [...last.steps, { ...step, tab }], calls: withCalls(last, report) });
      if (!step.events.some(({ type }) => BEGINNINGS.has(type))) return episodes;
      const episode: Episode = {
        ...surroundings,
        id: (last?.id ?? 0) + 1,
        calls: step.calls,
        steps: [{ ...step, tab }],
        held: step.held,
        runaway: false,
        left: [],
      };
      return [...episodes, episode].slice(-MOST);
    }
    default:
      return episodes;
  }
}

function withCalls({ calls }: Episode, { step }: Extract<Report, { type: 'step' }>): Episode['calls'] {
  const fresh = step.calls.filter((call) => !calls.some(({ id }) => id === call.id));
  return fresh.length === 0 ? calls : [...calls, ...fresh];
}
