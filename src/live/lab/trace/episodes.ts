import type { Call, CallId, RequestId } from '../../../sim/index.ts';
import type { Held, Report, ReportedStep } from '../report/messages.ts';
import type { ServerSettings } from '../server/liveSettings.ts';

/** What happened from one moment of quiet to the next: the live counterpart of a run. */
export interface Episode {
  /** Counts from 1. */
  readonly id: number;
  readonly wrapper: string;
  readonly settings: ServerSettings;
  readonly tabs: 1 | 2 | 3;
  readonly calls: readonly Call[];
  readonly steps: readonly (ReportedStep & { readonly tab: number })[];
  /** The tokens that the app started with. */
  readonly held: Held;
  /** The cap on requests was reached. */
  readonly runaway: boolean;
  /** Tabs that were closed or reloaded meanwhile: nothing of theirs is still to come. */
  readonly left: readonly number[];
  /** A page was left while a refresh of it was on its way. */
  readonly cutOff: boolean;
}

/** What the lab knows beside the reports. */
export interface Surroundings {
  readonly wrapper: string;
  readonly settings: ServerSettings;
  /** How many tabs are open. */
  readonly tabs: 1 | 2 | 3;
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
    case 'leaving':
      return last && hasOpenRefresh(last, report.tab) ? replaceLast({ cutOff: true }) : episodes;
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
        cutOff: false,
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

/** What has begun in an episode and is not over. */
interface OpenThings {
  readonly calls: readonly CallId[];
  /** Requests on their way, those that are never answered not among them. */
  readonly requests: readonly RequestId[];
}

/** Folds the events to what is still open in the tabs that are still there. */
export function openThings({ steps, left }: Pick<Episode, 'steps' | 'left'>): OpenThings {
  const calls = new Set<CallId>();
  const requests = new Set<RequestId>();
  for (const { tab, events } of steps) {
    if (left.includes(tab)) continue;
    for (const event of events) {
      if (event.type === 'call-started') calls.add(event.call);
      if (event.type === 'call-settled') calls.delete(event.call);
      if (event.type === 'request-sent') requests.add(event.request);
      const isOver = event.type === 'answer-arrived' || event.type === 'request-failed';
      if (isOver || (event.type === 'request-decided' && event.status === null)) requests.delete(event.request);
    }
  }
  return { calls: [...calls], requests: [...requests] };
}

/** Whether a refresh of a tab has no answer, be it that none will ever come. */
function hasOpenRefresh({ steps }: Episode, tab: number): boolean {
  const open = new Set<RequestId>();
  for (const event of steps.flatMap((step) => (step.tab === tab ? step.events : []))) {
    if (event.type === 'request-sent' && event.role === 'refresh') open.add(event.request);
    if (event.type === 'answer-arrived' || event.type === 'request-failed') open.delete(event.request);
  }
  return open.size > 0;
}

/** Nothing is under way, or ever will be by itself. */
function isQuiet(episode: Episode): boolean {
  const { calls, requests } = openThings(episode);
  return calls.length === 0 && requests.length === 0;
}
