import { factsOf } from '../../../sim/index.ts';
import type { Scenario, Trace } from '../../../sim/index.ts';
import { arrange } from '../../../live/lab/server/arrange.ts';
import { openDatabase } from '../../../live/lab/server/database.ts';
import { DEFAULT_SETTINGS } from '../../../live/lab/server/liveSettings.ts';
import { causalOrder, firstDifferentStep } from '../../../live/lab/trace/causalOrder.ts';
import { conduct } from '../../../live/lab/trace/conduct.ts';
import { traceOf } from '../../../live/lab/trace/traceOf.ts';
import type { LiveSession } from './liveSession.ts';
import { oncePerFrame } from './oncePerFrame.ts';

/** Where live and simulated differ first. */
export interface Difference {
  readonly step: number;
  readonly live: string;
  readonly simulated: string;
}

/** A simulated run that the real app repeats, message for message. */
export type Repetition =
  | { readonly state: 'none' }
  | { readonly state: 'running' | 'stopped'; readonly scenario: Scenario; readonly waitsFor: string | null }
  | {
      readonly state: 'done';
      readonly scenario: Scenario;
      readonly simulated: Trace;
      readonly difference: Difference | null;
    };

export interface Repeating {
  stop(): void;
  /** Resolves when all is over and the network is free again. */
  readonly over: Promise<void>;
}

interface RepeatingParts {
  readonly session: LiveSession;
  readonly wrapper: string;
  readonly simulated: Trace;
  /** Server and storage are arranged: the app can be loaded. */
  readonly onReady: () => void;
  readonly onChange: (repetition: Repetition) => void;
}

/** Repeats a simulated run with the real app. No page of it is there when this begins. */
export function startRepeating({ session, wrapper, simulated, onReady, onChange }: RepeatingParts): Repeating {
  const { scenario } = simulated;
  const stopping = new AbortController();
  const { signal } = stopping;

  const play = async (): Promise<void> => {
    await arrange(scenario, wrapper, openDatabase(), localStorage);
    await session.readSettings();
    session.lookAtStorage();
    const ready = pagesReady(session, scenario.tabs, signal);
    onReady();
    await ready;

    let waitsFor: string | null = null;
    const tell = oncePerFrame(() => waitsFor !== null && onChange({ state: 'running', scenario, waitsFor }));
    const conducting = conduct(simulated.choices, session, (choice) => {
      waitsFor = choice;
      tell();
    });
    signal.addEventListener('abort', conducting.stop);
    try {
      await conducting.done;
    } catch (error) {
      onChange({ state: 'stopped', scenario, waitsFor });
      throw error;
    } finally {
      waitsFor = null;
    }
  };

  const finish = async (): Promise<void> => {
    const isDone = await play().then(
      () => true,
      () => false,
    );
    const episode = session.store.getState().episodes.at(-1);
    await session.changeSettings((settings) => ({ ...settings, pace: 'real', latency: DEFAULT_SETTINGS.latency }));
    if (!isDone) return;
    const difference = episode ? differenceOf(traceOf(episode), simulated) : NOTHING;
    onChange({ state: 'done', scenario, simulated, difference });
  };
  const over = finish();
  return { over, stop: () => stopping.abort() };
}

const NOTHING: Difference = { step: 1, live: 'nothing', simulated: 'something' };

/** Where a live trace and a simulated one differ first: in their order, or in what can be counted. */
function differenceOf(live: Trace, simulated: Trace): Difference | null {
  const [a, b] = [causalOrder(live), causalOrder(simulated)];
  const step = firstDifferentStep(a, b);
  if (step !== null) return { step: step + 1, live: a[step] ?? 'nothing more', simulated: b[step] ?? 'nothing more' };
  const { durationMs: _live, ...liveFacts } = factsOf(live);
  const { durationMs: _simulated, ...facts } = factsOf(simulated);
  const [said, should] = [JSON.stringify(liveFacts), JSON.stringify(facts)];
  return said === should ? null : { step: a.length, live: said, simulated: should };
}

/** Resolves when a fresh page has loaded in each tab. */
function pagesReady(session: LiveSession, tabs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const ready = new Set<number>();
    const unlisten = session.listen(({ type, tab }) => {
      if (type === 'ready') ready.add(tab);
      if (ready.size < tabs) return;
      unlisten();
      resolve();
    });
    signal.addEventListener('abort', () => {
      unlisten();
      reject(new Error('The run was stopped.'));
    });
  });
}
