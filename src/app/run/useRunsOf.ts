import { useMemo } from 'react';
import { applySettings, factsOf, openingOf, scenarioNamed, sentenceOf } from '../../sim/index.ts';
import type { Facts, Following, Problem, RunRequest, Scenario, Schedule, Trace } from '../../sim/index.ts';
import { LINKED, OWN } from '../shell/address/address.ts';
import { parseAddress } from '../shell/address/parseAddress.ts';
import type { Address } from '../shell/address/address.ts';
import { vocabularyOf } from '../shell/address/vocabulary.ts';
import type { SimulatorClient } from '../worker/client.ts';
import { useRun } from '../worker/useRun.ts';
import type { RunState } from '../worker/useRun.ts';
import { studyOf } from './useWrappers.ts';
import type { Study, Wrappers } from './useWrappers.ts';

/** One wrapper of a page, and its run. */
export interface Subject extends Study {
  /** With all settings applied. */
  readonly scenario: Scenario;
  readonly run: RunState;
  /** What is on screen: the run itself, or for a moment the one before it; `null` while there is none. */
  readonly trace: Trace | null;
}

/** The runs that an address asks for. */
export interface Runs {
  /** The scenario without settings. */
  readonly base: Scenario;
  /** How the runs are ordered: by the address's schedule, or by time where that cannot be replayed. */
  readonly schedule: Schedule;
  readonly subject: Subject;
  /** The second run of a comparison. */
  readonly other: Subject | null;
  /** What the token check makes of the subject's scenario; `null` until that is known, and beside the token check itself. */
  readonly reference: Facts | null;
  /** Code came with a link and waits for the reader: nothing runs. */
  readonly isHeld: boolean;
  /** Why the address's schedule was not followed, in sentences. */
  readonly notices: readonly string[];
}

/** The wrapper whose run says how much was needed. */
const REFERENCE = 'mutex-token-check';

const BY_TIME: Schedule = { by: 'time' };

type Asked = Pick<Address, 'wrapper' | 'scenario' | 'settings' | 'schedule' | 'compare' | 'compareSettings'>;

/** Runs what an address asks for: its wrapper, the second one beside it, and the token check as a measure of both. */
export function useRunsOf(address: Asked, wrappers: Pick<Wrappers, 'study' | 'isHeld'>): Runs {
  const { wrapper, settings, compare, compareSettings } = address;
  const base = useMemo(() => scenarioNamed(address.scenario), [address.scenario]);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const otherScenario = useMemo(
    () => applySettings(base, { ...settings, ...compareSettings }),
    [base, settings, compareSettings],
  );
  const { study } = wrappers;
  const first = useMemo(() => study(wrapper), [study, wrapper]);
  const second = useMemo(() => (compare === null ? null : study(compare)), [study, compare]);
  const isHeld = wrappers.isHeld(wrapper) || (compare !== null && wrappers.isHeld(compare));

  const asked = scheduleOf(address);
  const inOrder = useRun(isHeld ? null : { source: first.source, scenario, schedule: asked });
  const cannotReplay = inOrder.state === 'failed' && asked.by === 'choices';
  const byTime = useRun(cannotReplay ? { source: first.source, scenario, schedule: BY_TIME } : null);
  const run = cannotReplay ? byTime : inOrder;
  const schedule = cannotReplay ? BY_TIME : asked;

  const following = followerOf(schedule, run);
  const beside = (one: Study | null, where: Scenario): RunRequest | null =>
    isHeld || !one || !following ? null : { source: one.source, scenario: where, schedule: following };
  const otherRun = useRun(beside(second, otherScenario));
  const reference = useRun(wrapper === REFERENCE ? null : beside(studyOf(REFERENCE), scenario));

  return {
    base,
    schedule,
    subject: { ...first, scenario, run, trace: shownOf(run) },
    other: second && { ...second, scenario: otherScenario, run: otherRun, trace: shownOf(otherRun) },
    reference: reference.state === 'done' ? factsOf(reference.trace) : null,
    isHeld,
    notices:
      cannotReplay && byTime.state === 'done'
        ? [`${replayFailure(inOrder.problem, scenario, asked)} Showing the run by its timings.`]
        : [],
  };
}

/** Asks for the first run of a sandbox address, where the lab has its wrapper. */
export function runAheadOf(simulator: SimulatorClient, { search }: { readonly search: string }): void {
  if (new URLSearchParams(search).has('s')) return;
  const { address } = parseAddress(search, vocabularyOf(true, true));
  if (address.wrapper === OWN || address.wrapper === LINKED) return;
  simulator.runAhead({
    source: studyOf(address.wrapper).source,
    scenario: applySettings(scenarioNamed(address.scenario), address.settings),
    schedule: scheduleOf(address),
  });
}

/** Beside another run, an order that stops somewhere goes on to its end: the other one does. */
function scheduleOf({ schedule, compare }: Pick<Address, 'schedule' | 'compare'>): Schedule {
  return schedule.by === 'choices' && compare !== null ? { ...schedule, then: 'first' } : schedule;
}

/**
 * Why a schedule cannot be replayed. The simulator counts the choices of a list; a timeline counts steps, and the mounts
 * at the start are steps as well.
 */
export function replayFailure(problem: Problem, scenario: Scenario, schedule: Schedule): string {
  if (problem.at?.of !== 'choice') return sentenceOf(problem);
  const listed = schedule.by === 'choices' ? schedule.choices : [];
  const before = openingOf(scenario).filter((mount) => !listed.includes(mount)).length;
  return sentenceOf(problem, `step ${problem.at.choice + before}`);
}

/** How a second run follows the first: in the same time, or as close to its order as it goes; `null` until that is known. */
function followerOf(schedule: Schedule, run: RunState): Schedule | Following | null {
  if (schedule.by === 'time') return schedule;
  return run.state === 'done' ? { by: 'closest', choices: run.trace.choices } : null;
}

/** What a page shows of a run: the run itself, or for a moment the one before it. */
export function shownOf(run: RunState): Trace | null {
  if (run.state === 'done') return run.trace;
  return run.state === 'running' ? run.previous : null;
}
