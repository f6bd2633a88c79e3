import { listed } from '../../../sim/index.ts';
import type { Choice, Trace } from '../../../sim/index.ts';
import { movesOf } from '../../run/moveWords.ts';
import type { PairedRun } from '../../run/OpenPair.tsx';

/** A step of an order that another run could not take. */
export interface ImpossibleStep {
  /** Of the run whose order it is. */
  readonly step: number;
  readonly choice: Choice;
  /** What it was: `Comments’ refresh reaches FastAPI`. */
  readonly words: string;
}

/** The steps of a run's order that are not in another run which followed it as closely as it could. */
export function impossibleSteps(ordered: Trace, follower: Trace): readonly ImpossibleStep[] {
  const taken = new Set(follower.choices);
  const moves = movesOf(ordered, 0);
  return ordered.choices.flatMap((choice, at) => {
    if (taken.has(choice)) return [];
    const step = at + 1;
    return [{ step, choice, words: moves.find((move) => move.step === step)?.words ?? choice }];
  });
}

const MOST = 3;

/** The same as one notice; none where the other run could take every step. */
export function impossibleNotice(ordered: Trace, { name, trace }: PairedRun): readonly string[] {
  const steps = impossibleSteps(ordered, trace);
  if (steps.length === 0) return [];
  const named = steps.slice(0, MOST).map(({ step, words }) => `step ${step} (${words})`);
  const rest = steps.length > MOST ? [...named, `${steps.length - MOST} more`] : named;
  return [
    `In ${name}, ${listed(rest)} of the order cannot happen. It goes on without ${steps.length === 1 ? 'it' : 'them'}.`,
  ];
}
