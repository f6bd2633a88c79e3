import type { Call, CallId, RequestId } from '../../../sim/index.ts';
import type { Held, ReportedStep } from '../report/messages.ts';
import type { ServerSettings } from '../server/settings.ts';

/** What happened from one moment of quiet to the next: the live counterpart of a run. */
export interface Episode {
  /** Counts from 1. */
  readonly id: number;
  readonly wrapper: string;
  readonly settings: ServerSettings;
  readonly tabs: 1 | 2;
  readonly calls: readonly Call[];
  readonly steps: readonly (ReportedStep & { readonly tab: number })[];
  /** The tokens that the app started with. */
  readonly held: Held;
  /** The cap on requests was reached. */
  readonly runaway: boolean;
  /** Tabs that were closed or reloaded meanwhile: nothing of theirs is still to come. */
  readonly left: readonly number[];
}

/** What has begun in an episode and is not over. */
export interface OpenThings {
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

/** Nothing is under way, or ever will be by itself. */
export function isQuiet(episode: Episode): boolean {
  const { calls, requests } = openThings(episode);
  return calls.length === 0 && requests.length === 0;
}
