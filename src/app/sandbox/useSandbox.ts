import { useMemo } from 'react';
import { applySettings, factsOf, scenarioOf } from '../../sim/index.ts';
import type { Facts, RunRequest, Scenario } from '../../sim/index.ts';
import type { AddressState } from '../address/useAddress.ts';
import { useAddress } from '../address/useAddress.ts';
import { vocabularyOf } from '../address/vocabulary.ts';
import { useOwnFile } from '../own/useOwnFile.ts';
import type { OwnFileState } from '../own/useOwnFile.ts';
import { useRun } from '../simulator/useRun.ts';
import type { RunState } from '../simulator/useRun.ts';
import { studyOf } from './wrappers.ts';
import type { Study } from './wrappers.ts';

/** The wrapper whose run says how much was needed. */
const REFERENCE = 'mutex-token-check';

/** One wrapper of the page, and its run. */
export interface Subject extends Study {
  readonly run: RunState;
}

export interface Sandbox extends AddressState {
  readonly file: OwnFileState;
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
  const file = useOwnFile();
  const vocabulary = useMemo(() => vocabularyOf(file.own !== null), [file.own]);
  const state = useAddress(vocabulary);
  const { wrapper, scenario: id, settings, compare } = state.address;

  const base = scenarioOf(id);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const study = useMemo(() => studyOf(wrapper, file.own), [wrapper, file.own]);
  const otherStudy = useMemo(() => (compare === null ? null : studyOf(compare, file.own)), [compare, file.own]);

  const run = useRun(requestOf(study, scenario));
  const otherRun = useRun(otherStudy && requestOf(otherStudy, scenario));
  const referenceRun = useRun(wrapper === REFERENCE ? null : requestOf(studyOf(REFERENCE, null), scenario));

  return {
    ...state,
    file,
    base,
    scenario,
    subject: { ...study, run },
    other: otherStudy && { ...otherStudy, run: otherRun },
    reference: referenceRun.state === 'done' ? factsOf(referenceRun.trace) : null,
  };
}

function requestOf({ source }: Study, scenario: Scenario): RunRequest {
  return { source, scenario, schedule: { by: 'time' } };
}
