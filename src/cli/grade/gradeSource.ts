import { CHECK_IDS, notRun } from '../../sim/index.ts';
import type { CheckId, CheckResult, Problem, Source } from '../../sim/index.ts';
import { gradeOnce } from './gradeOnce.ts';

/** What the checks say of a wrapper. */
export interface Grade {
  /** In the order of the checks; all of them, also when the wrapper cannot be run. */
  readonly checks: readonly CheckResult[];
  /** Why the wrapper cannot be run at all; else `null`. */
  readonly problem: Problem | null;
}

export interface GradeOptions {
  /** Which checks; without it all. */
  readonly only?: readonly CheckId[];
  /** Told of each result as it comes. */
  readonly onResult?: (result: CheckResult) => void;
  /** Real time from one sign of life to the next, loading not counted. */
  readonly silenceMs?: number;
  /** Real time for one process in all. */
  readonly totalMs?: number;
}

/** A run takes some milliseconds. */
const SILENCE_MS = 5_000;
/** All orders of three calls take some seconds; a slow machine is no fault of the wrapper. */
const TOTAL_MS = 300_000;
/** After so many checks that had to be cut short, those that are left are not tried. */
const MOST_CUTS = 4;

/**
 * Runs a wrapper against the checks, outside of this process: see docs/decisions/0040-how-grading-isolates.md. A check
 * that does not come to an end is violated, and the next one is tried in a fresh process.
 */
export async function gradeSource(source: Source, options: GradeOptions = {}): Promise<Grade> {
  const { only, onResult, silenceMs = SILENCE_MS, totalMs = TOTAL_MS } = options;
  const wanted = CHECK_IDS.filter((id) => only?.includes(id) ?? true);
  const checks: CheckResult[] = [];
  const note = (result: CheckResult): void => {
    checks.push(result);
    onResult?.(result);
  };

  for (let cuts = 0; checks.length < wanted.length;) {
    const left = wanted.slice(checks.length);
    const end = await gradeOnce({ source, only: left, probe: cuts === 0, silenceMs, totalMs, onResult: note });
    if (end.as === 'done') break;
    if (end.as === 'refused') {
      for (const id of wanted.slice(checks.length)) note(notRun(id, end.problem));
      return { checks, problem: end.problem };
    }
    cuts += 1;
    const given = !end.loaded || cuts >= MOST_CUTS ? wanted.length : checks.length + 1;
    for (const id of wanted.slice(checks.length, given)) note(notRun(id, end.problem));
  }
  return { checks, problem: null };
}
