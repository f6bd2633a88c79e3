import { useMemo } from 'react';
import { applySettings, factsOf, scenarioOf } from '../../sim/index.ts';
import type { Facts, RunRequest, Scenario, Trace } from '../../sim/index.ts';
import { OWN } from '../address/address.ts';
import type { Address } from '../address/address.ts';
import type { AddressState } from '../address/useAddress.ts';
import { useAddress } from '../address/useAddress.ts';
import { vocabularyOf } from '../address/vocabulary.ts';
import { useOwnFile } from '../own/useOwnFile.ts';
import { useRun } from '../simulator/useRun.ts';
import type { RunState } from '../simulator/useRun.ts';
import { runKey } from './predict/runKey.ts';
import { studyOf } from './wrappers.ts';
import type { Study } from './wrappers.ts';

/** The wrapper whose run says how much was needed. */
const REFERENCE = 'mutex-token-check';

/** One wrapper of the page, and its run. */
export interface Subject extends Study {
  readonly run: RunState;
  /** What is on screen: the run itself, or for a moment the one before it. */
  readonly trace: Trace | null;
  /** What predictions for its run are kept under. */
  readonly key: string;
}

export interface Sandbox extends AddressState {
  /** Shows something else: the playhead goes to the end, and nothing is selected. */
  readonly show: (part: Partial<Address>) => void;
  readonly hasOwnFile: boolean;
  /** Why the reader's last file could not be opened. */
  readonly refusal: string | null;
  /** Opens a reader's own wrapper and runs it. */
  readonly openFile: (file: File) => void;
  /** The scenario without settings. */
  readonly base: Scenario;
  /** The scenario that runs. */
  readonly scenario: Scenario;
  readonly subject: Subject;
  /** The second wrapper of a comparison. */
  readonly other: Subject | null;
  /** What the token check makes of the scenario. */
  readonly reference: Facts | null;
}

/** Everything on the page that does not depend on where the playhead stands. */
export function useSandbox(): Sandbox {
  const { own, refusal, open } = useOwnFile();
  const vocabulary = useMemo(() => vocabularyOf(own !== null), [own]);
  const state = useAddress(vocabulary);
  const { wrapper, scenario: id, settings, compare } = state.address;

  const base = scenarioOf(id);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const study = useMemo(() => studyOf(wrapper, own), [wrapper, own]);
  const otherStudy = useMemo(() => (compare === null ? null : studyOf(compare, own)), [compare, own]);

  const run = useRun(requestOf(study, scenario));
  const otherRun = useRun(otherStudy && requestOf(otherStudy, scenario));
  const reference = useRun(wrapper === REFERENCE ? null : requestOf(studyOf(REFERENCE, null), scenario));

  const show = (part: Partial<Address>) => state.change({ step: null, request: null, ...part });
  const subjectOf = (one: Study, of: RunState): Subject => ({
    ...one,
    run: of,
    trace: traceOf(of),
    key: runKey(one.source, id, settings),
  });
  return {
    ...state,
    show,
    hasOwnFile: own !== null,
    refusal,
    openFile: (file) => void open(file).then((opened) => opened && show({ wrapper: OWN })),
    base,
    scenario,
    subject: subjectOf(study, run),
    other: otherStudy && subjectOf(otherStudy, otherRun),
    reference: reference.state === 'done' ? factsOf(reference.trace) : null,
  };
}

function requestOf({ source }: Study, scenario: Scenario): RunRequest {
  return { source, scenario, schedule: { by: 'time' } };
}

function traceOf(run: RunState): Trace | null {
  if (run.state === 'done') return run.trace;
  return run.state === 'running' ? run.previous : null;
}
