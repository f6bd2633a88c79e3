import { useMemo } from 'react';
import { applySettings, factsOf, scenarioOf } from '../../sim/index.ts';
import type { Facts, Following, RunRequest, Scenario, Schedule, Settings, Trace } from '../../sim/index.ts';
import { OWN } from '../shell/address/address.ts';
import type { Address } from '../shell/address/address.ts';
import type { AddressState } from '../shell/address/useAddress.ts';
import { useAddress } from '../shell/address/useAddress.ts';
import type { Option } from '../../ui/Option.ts';
import type { OwnFile } from './own/ownFile.ts';
import { useRun } from '../worker/useRun.ts';
import type { RunState } from '../worker/useRun.ts';
import { runKey } from './predict/runKey.ts';
import { inSteps } from './schedule/inSteps.ts';
import { useWrappers } from './useWrappers.ts';
import { studyOf } from './studyOf.ts';
import type { Study } from './studyOf.ts';

/** The wrapper whose run says how much was needed. */
const REFERENCE = 'mutex-token-check';

/** One wrapper of the page, and its run. */
export interface Subject extends Study {
  readonly run: RunState;
  /** What is on screen: the run itself, or for a moment the one before it. */
  readonly trace: Trace | null;
  /** What predictions for its run are kept under. */
  readonly key: string;
  /** The scenario that it runs in. */
  readonly scenario: Scenario;
}

export interface Sandbox extends AddressState {
  /** Shows something else: the playhead goes to the end, and nothing is selected. */
  readonly show: (part: Partial<Address>) => void;
  readonly own: OwnFile | null;
  /** The wrappers that can be chosen. */
  readonly wrappers: readonly Option[];
  /** Why the reader's last file could not be opened. */
  readonly refusal: string | null;
  /** Opens a reader's own wrapper and runs it. */
  readonly openFile: (file: File) => void;
  /** The code came with a link, and waits for the reader: nothing runs. */
  readonly isHeld: boolean;
  /** The scenario without settings. */
  readonly base: Scenario;
  /** The scenario that runs. */
  readonly scenario: Scenario;
  /** How it is ordered: the address's schedule, or by time where that cannot be replayed. */
  readonly schedule: Schedule;
  readonly subject: Subject;
  /** The second run of a comparison. */
  readonly other: Subject | null;
  /** What the token check makes of the scenario. */
  readonly reference: Facts | null;
}

/** Everything on the page that does not depend on where the playhead stands. */
export function useSandbox(): Sandbox {
  const { own, refusal, open, vocabulary, options, study: studied, isHeld: isLocked } = useWrappers();
  const state = useAddress(vocabulary);
  const { wrapper, scenario: id, settings, compare, compareSettings } = state.address;

  const base = scenarioOf(id);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const otherSettings = useMemo(() => ({ ...settings, ...compareSettings }), [settings, compareSettings]);
  const otherScenario = useMemo(() => applySettings(base, otherSettings), [base, otherSettings]);
  const study = useMemo(() => studied(wrapper), [studied, wrapper]);
  const otherStudy = useMemo(() => (compare === null ? null : studied(compare)), [studied, compare]);
  const isHeld = isLocked(wrapper) || (compare !== null && isLocked(compare));

  // Beside another run, an order that stops somewhere goes on to its end: the other one does.
  const asked: Schedule =
    state.address.schedule.by === 'choices' && compare !== null
      ? { ...state.address.schedule, then: 'first' }
      : state.address.schedule;
  const first = useRun(isHeld ? null : { source: study.source, scenario, schedule: asked });
  const cannotReplay = first.state === 'failed' && asked.by === 'choices';
  const byTime = useRun(cannotReplay ? { source: study.source, scenario, schedule: BY_TIME } : null);
  const run = cannotReplay ? byTime : first;
  const schedule = cannotReplay ? BY_TIME : asked;
  const following = followerOf(schedule, run);

  const beside = (one: Study | null, where: Scenario): RunRequest | null =>
    isHeld || !one || !following ? null : { source: one.source, scenario: where, schedule: following };
  const otherRun = useRun(beside(otherStudy, otherScenario));
  const reference = useRun(wrapper === REFERENCE ? null : beside(studyOf(REFERENCE, null), scenario));

  const show = (part: Partial<Address>) => state.change({ step: null, request: null, ...part });
  const subjectOf = (one: Study, of: RunState, where: Scenario, changes: Settings): Subject => ({
    ...one,
    run: of,
    trace: traceOf(of),
    key: runKey(one.source, id, changes),
    scenario: where,
  });
  return {
    ...state,
    notices:
      cannotReplay && byTime.state === 'done'
        ? [...state.notices, `${inSteps(first.problem.message, scenario, asked)} Showing the run by its timings.`]
        : state.notices,
    show,
    own,
    wrappers: options,
    refusal,
    openFile: (file) => void open(file).then((opened) => opened && show({ wrapper: OWN })),
    isHeld,
    base,
    scenario,
    schedule,
    subject: subjectOf(study, run, scenario, settings),
    other: otherStudy && subjectOf(otherStudy, otherRun, otherScenario, otherSettings),
    reference: reference.state === 'done' ? factsOf(reference.trace) : null,
  };
}

const BY_TIME: Schedule = { by: 'time' };

/** How a second run follows the first: in the same time, or as close to its order as it goes; `null` until that is known. */
function followerOf(schedule: Schedule, run: RunState): Schedule | Following | null {
  if (schedule.by === 'time') return schedule;
  return run.state === 'done' ? { by: 'closest', choices: run.trace.choices } : null;
}

function traceOf(run: RunState): Trace | null {
  if (run.state === 'done') return run.trace;
  return run.state === 'running' ? run.previous : null;
}
