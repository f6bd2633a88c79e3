import { CHECK_IDS, countStanding, notRun, sentenceOf } from '../../sim/index.ts';
import type { CheckId, CheckResult, Problem, Source } from '../../sim/index.ts';
import { oneLine, UsageError } from '../errors.ts';
import { inProcess } from '../process/inProcess.ts';
import { readGradeMessage } from './gradeMessages.ts';
import type { GradedReading, GradePart } from './gradeMessages.ts';

/** What the checks say of a wrapper. */
export interface WrapperGrade {
  /** In the order of the checks; all of them, also when the wrapper cannot be run. */
  readonly checks: readonly CheckResult[];
  /** Why the wrapper cannot be run at all; else `null`. */
  readonly problem: Problem | null;
  /** How the lab reads it; `null` for a wrapper of the lab's own, and where it cannot be read. */
  readonly reading: GradedReading | null;
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
  /** Whether the wrapper may have all rights of the user; by default none may, the lab's own included. */
  readonly trusted?: boolean;
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
export async function gradeSource(source: Source, options: GradeOptions = {}): Promise<WrapperGrade> {
  const { only, onResult, silenceMs = SILENCE_MS, totalMs = TOTAL_MS, trusted = false } = options;
  const wanted = CHECK_IDS.filter((id) => only?.includes(id) ?? true);
  const checks: CheckResult[] = [];
  let reading: GradedReading | null = null;
  const note = (result: CheckResult): void => {
    checks.push(result);
    onResult?.(result);
  };

  for (let cuts = 0; checks.length < wanted.length;) {
    const left = wanted.slice(checks.length);
    let loaded = false;
    const end = await inProcess<GradePart>({
      job: { do: 'grade', request: { source, only: left, probe: cuts === 0 } },
      trusted,
      silenceMs,
      totalMs,
      read: readGradeMessage,
      onPart(part) {
        if (part === 'loaded') {
          loaded = true;
          return null;
        }
        if ('reading' in part) {
          reading ??= part.reading;
          return null;
        }
        if (part.id !== wanted[checks.length]) return 'results in another order';
        note(part);
        return null;
      },
      lacks: () => (checks.length < wanted.length ? 'an end without all results' : null),
    });
    switch (end.as) {
      case 'done':
        return { checks, problem: null, reading };
      case 'refused':
        for (const id of wanted.slice(checks.length)) note(notRun(id, end.problem));
        return { checks, problem: end.problem, reading };
      case 'cut': {
        cuts += 1;
        const given = !loaded || cuts >= MOST_CUTS ? wanted.length : checks.length + 1;
        for (const id of wanted.slice(checks.length, given)) note(notRun(id, end.problem));
        break;
      }
      case 'not-started':
        throw notStarted(source.file, end.said);
    }
  }
  return { checks, problem: null, reading };
}

/** The wrapper has not run yet: it is no fault of it. */
function notStarted(file: string, said: string): UsageError {
  const cause = oneLine(/^\S*Error.*$/m.exec(said)?.[0] ?? said);
  return new UsageError(
    `Failed to grade ${file}: its process did not start: ${cause || 'it said nothing'}. Run npm ci again, or use a newer Node.`,
  );
}

/** A file, and what the checks say of it. */
export interface GradedFile {
  /** Its path, as it was typed or found below a folder that was. */
  readonly file: string;
  readonly checks: readonly CheckResult[];
  /** Those that were put to the test, and hold. What is neither held nor violated was not put to the test, or not judged. */
  readonly held: number;
  readonly violated: number;
  /** Why it cannot be run at all: then no check holds, for this reason. Else `null`. */
  readonly error: string | null;
  readonly reading: GradedReading | null;
}

/** Counts a grade. */
export function gradedFile(file: string, { checks, problem, reading }: WrapperGrade): GradedFile {
  return {
    file,
    checks,
    held: countStanding(checks, 'held'),
    violated: countStanding(checks, 'violated'),
    error: problem && sentenceOf(problem),
    reading,
  };
}
