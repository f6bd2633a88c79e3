import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as v from 'valibot';
import { OUTCOMES, witnessToText } from '../../../sim/index.ts';
import type {
  Choice,
  Exploration,
  ExploreRequest,
  OutcomeCount,
  Problem,
  Scenario,
  Source,
  Trace,
} from '../../../sim/index.ts';
import { inTab, kept } from '../../../ui/kept.ts';
import { useKeyed } from '../../worker/useKeyed.ts';
import type { RunningTask } from '../../worker/client.ts';
import { useSimulator } from '../../worker/useSimulator.ts';

/** What was found so far. */
export interface Found extends Exploration {
  /** About how many orders there are; `null` where that is not known. */
  readonly estimate: number | null;
}

export type ExplorationState =
  | { readonly state: 'idle' }
  | { readonly state: 'running' | 'paused' | 'cancelled'; readonly found: Found }
  | { readonly state: 'done'; readonly found: Found }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface ExplorationControl {
  readonly exploration: ExplorationState;
  readonly start: () => void;
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly cancel: () => void;
}

const orderCount = v.object({
  refreshRequests: v.number(),
  forcedLogouts: v.number(),
  outcome: v.picklist(OUTCOMES),
  count: v.number(),
  witness: v.array(v.string()),
});

/** What was found in this tab, the newest last; `asked` is the whole question and the build that answered it. */
const keptFindings = kept(
  'reauth-lab.explored',
  v.array(
    v.object({
      asked: v.string(),
      state: v.picklist(['done', 'cancelled']),
      found: v.object({
        complete: v.boolean(),
        schedules: v.number(),
        runs: v.number(),
        estimate: v.nullable(v.number()),
        outcomes: v.array(orderCount),
      }),
    }),
  ),
  inTab,
);

/** Each may bring a file of its own along. */
const MOST_KEPT = 8;

function askedOf(request: ExploreRequest): string {
  // The name of a built script has a hash of all that it loads.
  return JSON.stringify([import.meta.url, request]);
}

function findingFor(request: ExploreRequest): ExplorationState {
  const asked = askedOf(request);
  const finding = keptFindings.read()?.find((one) => one.asked === asked);
  return finding ? { state: finding.state, found: finding.found } : { state: 'idle' };
}

function keepFinding(request: ExploreRequest, exploration: ExplorationState): void {
  if (!('found' in exploration) || exploration.found.schedules === 0) return;
  const asked = askedOf(request);
  const others = (keptFindings.read() ?? []).filter((one) => one.asked !== asked);
  const found = {
    ...exploration.found,
    outcomes: exploration.found.outcomes.map((one) => ({ ...one, witness: [...one.witness] })),
  };
  const state = exploration.state === 'done' ? 'done' : 'cancelled';
  keptFindings.write([...others.slice(1 - MOST_KEPT), { asked, state, found }]);
}

const NOTHING: Found = { complete: false, schedules: 0, runs: 0, outcomes: [], estimate: null };

/**
 * Explores in a worker, for as long as the component is there: another request is another component's. What was found is
 * kept as long as the tab, and found again by who asks the same.
 *
 * @param isHeld nothing of the code may run: what was found is not shown either
 */
export function useExploration(request: ExploreRequest, isHeld: boolean): ExplorationControl {
  const simulator = useSimulator();
  const [exploration, setExploration] = useState<ExplorationState>(() =>
    isHeld ? { state: 'idle' } : findingFor(request),
  );
  const task = useRef<RunningTask | null>(null);
  const keep = useEffectEvent(() => keepFinding(request, exploration));
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
      task.current?.cancel();
    };
  }, []);

  const found = 'found' in exploration ? exploration.found : NOTHING;
  return {
    exploration,
    start() {
      task.current?.cancel();
      setExploration({ state: 'running', found: NOTHING });
      task.current = simulator.start({ do: 'explore', ...request }, (message) => {
        if (message.as === 'problem') setExploration({ state: 'failed', problem: message.problem });
        if (message.as !== 'explored') return;
        const { exploration: so, estimate, done } = message;
        // What was on its way when the reader paused still counts, but it goes on pausing.
        setExploration((before) => ({
          state: done ? 'done' : before.state === 'paused' ? 'paused' : 'running',
          found: { ...so, estimate },
        }));
      });
    },
    pause() {
      task.current?.pause();
      setExploration({ state: 'paused', found });
    },
    goOn() {
      task.current?.goOn();
      setExploration({ state: 'running', found });
    },
    cancel() {
      task.current?.cancel();
      task.current = null;
      setExploration({ state: 'cancelled', found });
    },
  };
}

/** The run of a witness: its choices, then always the first. `null` until it is there. */
type RunOfWitness = (witness: readonly Choice[]) => Trace | null;

/** Replays the witnesses of all outcomes, each once. */
export function useWitnessRuns(source: Source, scenario: Scenario, outcomes: readonly OutcomeCount[]): RunOfWitness {
  const simulator = useSimulator();
  const listed = outcomes.map(({ witness }) => witness);
  const witnesses = useKeyed(listed, JSON.stringify(listed));
  const [runs, setRuns] = useState<ReadonlyMap<string, Trace>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    for (const witness of witnesses) {
      const schedule = { by: 'choices', choices: witness, then: 'first' } as const;
      simulator.run({ source, scenario, schedule }, controller.signal).then(
        (trace) => setRuns((before) => new Map(before).set(witnessToText(witness), trace)),
        // Forgotten: there are more witnesses by now.
        () => undefined,
      );
    }
    return () => controller.abort();
  }, [simulator, source, scenario, witnesses]);
  return (witness) => runs.get(witnessToText(witness)) ?? null;
}
