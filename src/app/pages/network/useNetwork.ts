import { useCallback, useEffect, useMemo, useState } from 'react';
import { applySettings, openingOf, possibleNext, scenarioNamed, sentenceOf } from '../../../sim/index.ts';
import type { Choice, Problem, RunRequest, Scenario, Trace } from '../../../sim/index.ts';
import type { Option } from '../../../ui/Pick.tsx';
import type { OwnFile } from '../../run/ownFile.ts';
import { useWrappers } from '../../run/useWrappers.ts';
import type { Study } from '../../run/useWrappers.ts';

import { useAddress } from '../../shell/address/useAddress.ts';
import { useRun } from '../../worker/useRun.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { NETWORK } from '../../shell/address/networkAddress.ts';
import type { NetworkAddress } from '../../shell/address/networkAddress.ts';

export interface Network {
  readonly address: NetworkAddress;
  readonly notices: readonly string[];
  /** Shows something else, which the browser's back button undoes. */
  readonly change: (part: Partial<NetworkAddress>) => void;
  /** Makes one more move. It replaces the address: the back button leaves the page. */
  readonly deliver: (choice: Choice) => void;
  /** Goes where other moves lead. Undo and the back button bring back those that are given up. */
  readonly goTo: (moves: readonly Choice[]) => void;
  /** Takes back the last move, or the last `goTo`; `null` where there is neither. */
  readonly undo: (() => void) | null;
  readonly study: Study;
  readonly own: OwnFile | null;
  /** The wrappers that can be chosen. */
  readonly wrappers: readonly Option[];
  /** The code came with a link, and waits for the reader: nothing runs. */
  readonly isHeld: boolean;
  readonly base: Scenario;
  readonly scenario: Scenario;
  /** The moves that were played: those of the address, or none where they cannot be replayed. */
  readonly moves: readonly Choice[];
  /** The run so far; `null` until it is there for the first time. */
  readonly trace: Trace | null;
  /** Why there is no run at all. */
  readonly problem: Problem | null;
  /** The run one choice further, for each choice that was tried already. */
  readonly next: ReadonlyMap<Choice, Trace>;
  /** How many steps are over before the first move. */
  readonly opening: number;
}

/** The state of the page: all of it is in the address, and every position is a replay. */
export function useNetwork(): Network {
  const { own, vocabulary, options, study: studied, isHeld: isLocked } = useWrappers();
  const { address, notices, change: changeAddress } = useAddress(NETWORK, vocabulary);
  const { wrapper, settings } = address;
  const base = useMemo(() => scenarioNamed(address.scenario), [address.scenario]);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const study = useMemo(() => studied(wrapper), [studied, wrapper]);
  const isHeld = isLocked(wrapper);
  const opening = useMemo(() => openingOf(scenario), [scenario]);

  const requestFor = useCallback(
    (moves: readonly Choice[]): RunRequest => ({
      source: study.source,
      scenario,
      schedule: { by: 'choices', choices: [...opening, ...moves], then: 'stop' },
    }),
    [study, scenario, opening],
  );
  const asked = useRun(isHeld ? null : requestFor(address.moves));
  const cannotReplay = asked.state === 'failed' && address.moves.length > 0;
  const fallback = useRun(cannotReplay ? requestFor([]) : null);
  const run = cannotReplay ? fallback : asked;
  const trace = run.state === 'done' ? run.trace : run.state === 'running' ? run.previous : null;

  const moves = cannotReplay ? [] : address.moves;
  const placeOf = (at: readonly Choice[]): string => NETWORK.write({ ...address, moves: at });
  const [left, setLeft] = useState<{ readonly for: string; readonly moves: readonly Choice[] } | null>(null);
  const back = left?.for === placeOf(moves) ? left.moves : moves.length > 0 ? moves.slice(0, -1) : null;
  return {
    address,
    notices: cannotReplay ? [...notices, unplayable(asked.problem, opening.length)] : notices,
    change: changeAddress,
    deliver: (choice) => changeAddress({ moves: [...moves, choice] }, 'replace'),
    goTo(next) {
      setLeft({ for: placeOf(next), moves });
      changeAddress({ moves: next });
    },
    undo: back && (() => changeAddress({ moves: back }, 'replace')),
    study,
    own,
    wrappers: options,
    isHeld,
    base,
    scenario,
    moves,
    trace,
    problem: run.state === 'failed' ? run.problem : null,
    next: useNextRuns(run.state === 'done' ? run.trace : null, requestFor, opening.length),
    opening: opening.length,
  };
}

/** The simulator counts all choices; the reader counts moves, and the mounts at the start are none. */
function unplayable(problem: Problem, opening: number): string {
  if (problem.at?.of !== 'choice') return `${sentenceOf(problem)} Showing the start.`;
  return `Failed to play the moves in the link: move ${problem.at.choice - opening} cannot be made there. The link may have been cut, or made for another wrapper. Showing the start; ask for the link again.`;
}

/** Tries each choice there is, so that the page can say what it would do. */
function useNextRuns(
  trace: Trace | null,
  requestFor: (moves: readonly Choice[]) => RunRequest,
  opening: number,
): ReadonlyMap<Choice, Trace> {
  const simulator = useSimulator();
  const [kept, setKept] = useState<{ readonly of: Trace | null; readonly runs: ReadonlyMap<Choice, Trace> }>({
    of: null,
    runs: NOTHING,
  });
  useEffect(() => {
    if (!trace) return undefined;
    const controller = new AbortController();
    const moves = trace.choices.slice(opening);
    const tried = possibleNext(trace).map(
      async (choice) => [choice, await simulator.run(requestFor([...moves, choice]), controller.signal)] as const,
    );
    Promise.all(tried).then(
      (runs) => setKept({ of: trace, runs: new Map(runs) }),
      // Forgotten, or the wrapper fails in the next step: then delivering says so.
      () => undefined,
    );
    return () => controller.abort();
  }, [simulator, trace, requestFor, opening]);
  return trace && kept.of === trace ? kept.runs : NOTHING;
}

const NOTHING: ReadonlyMap<Choice, Trace> = new Map();
