import type { ClaimResult } from '../../assignments/runClaims.ts';
import { CHECK_IDS, countStanding, notJudged, notRun, sentenceOf } from '../../sim/index.ts';
import type { CheckId, CheckResult, OwnSetup, Problem, Source } from '../../sim/index.ts';
import { oneLine, outOfTime, Stopped, UsageError } from '../errors.ts';
import { withItsLoop } from '../../reading/endlessLoops.ts';
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
  /** ISO 8601. */
  readonly startedAt: string;
  /** Real time for each check, in milliseconds: the first that needs an exploration makes it for all. */
  readonly tookMs: readonly number[];
}

export interface GradeOptions {
  /** Which checks; without it all. */
  readonly only?: readonly CheckId[];
  /** In this scenario alone; without it each check in its own. */
  readonly inScenario?: OwnSetup;
  /** Told of each result as it comes. */
  readonly onResult?: (result: CheckResult) => void;
  /** Real time from one sign of life to the next, loading not counted. */
  readonly silenceMs?: number;
  /** Real time for the file in all. What has no result then is not judged. */
  readonly totalMs?: number;
  /** Ctrl+C: then it throws. */
  readonly stopped?: AbortSignal | undefined;
  /** Whether the wrapper may have all rights of the user; by default none may, the lab's own included. */
  readonly trusted?: boolean;
}

/** A run takes some milliseconds. */
const SILENCE_MS = 5_000;
/** All orders of three calls take some seconds, and a minute on a slow machine. */
const TOTAL_MS = 300_000;
/** After so many checks that had to be cut short, those that are left are not tried, and not judged. */
const MOST_CUTS = 4;

/**
 * Runs a wrapper against the checks, outside of this process: see docs/decisions/0040-how-grading-isolates.md. A check
 * that does not come to an end is violated, and the next one is tried in a fresh process.
 *
 * @throws {Stopped} when it was stopped
 */
export async function gradeSource(source: Source, options: GradeOptions = {}): Promise<WrapperGrade> {
  const { only, inScenario, onResult, silenceMs = SILENCE_MS, totalMs = TOTAL_MS, trusted = false, stopped } = options;
  const wanted = CHECK_IDS.filter((id) => only?.includes(id) ?? true);
  const startedMs = Date.now();
  const tookMs: number[] = [];
  const passedMs = (): number => Date.now() - startedMs;
  const checks: CheckResult[] = [];
  let reading: GradedReading | null = null;
  const note = (result: CheckResult): void => {
    checks.push(result);
    tookMs.push(passedMs() - tookMs.reduce((sum, ms) => sum + ms, 0));
    onResult?.(result);
  };
  const grade = (problem: Problem | null): WrapperGrade => ({
    checks,
    problem,
    reading,
    startedAt: new Date(startedMs).toISOString(),
    tookMs,
  });

  for (let cuts = 0; checks.length < wanted.length;) {
    const left = wanted.slice(checks.length);
    let loaded = false;
    const end = await inProcess<GradePart>({
      job: { do: 'grade', request: { source, only: left, probe: cuts === 0, ...(inScenario && { inScenario }) } },
      trusted,
      silenceMs,
      stopped,
      totalMs: Math.max(1, totalMs - passedMs()),
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
        return grade(null);
      case 'refused':
        for (const id of wanted.slice(checks.length)) note(notRun(id, end.problem));
        return grade(end.problem);
      case 'cut': {
        cuts += 1;
        const isOutOfTime = end.problem.kind === 'out-of-time';
        const problem = isOutOfTime ? outOfTime(source.file, totalMs / 1000) : await withItsLoop(end.problem, source);
        // What cannot be loaded, or takes too long in all, is the same for all that are left.
        const isForAll = !loaded || isOutOfTime;
        for (const id of wanted.slice(checks.length, isForAll ? wanted.length : checks.length + 1))
          note(notRun(id, problem));
        if (cuts >= MOST_CUTS)
          for (const id of wanted.slice(checks.length))
            note(notJudged(id, `${MOST_CUTS} checks before it did not come to an end, and it was not tried.`));
        break;
      }
      case 'stopped':
        throw new Stopped(`Stopped: ${source.file} is not graded.`);
      case 'not-started':
        if (stopped?.aborted) throw new Stopped(`Stopped: ${source.file} is not graded.`);
        throw notStarted(source.file, end.said);
    }
  }
  return grade(null);
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
  /** See `keyOf`; `null` for a file that cannot be read. */
  readonly key: string | null;
  readonly checks: readonly CheckResult[];
  /** Those that were put to the test, and hold. What is neither held nor violated was not put to the test, or not judged. */
  readonly held: number;
  readonly violated: number;
  /** Why it cannot be run at all: then no check holds, for this reason. Else `null`. */
  readonly error: string | null;
  readonly reading: GradedReading | null;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Real time for each check, in milliseconds. */
  readonly tookMs: readonly number[];
}

/** A hand-in with what it is worth. */
export interface HandedIn extends GradedFile {
  readonly student: string;
  /** The id of the assignment that it is for; `null` where it is graded by none. */
  readonly assignment: string | null;
  /** What came of the claims that are goals. */
  readonly claims: readonly ClaimResult[];
  /** What its checks are worth together. */
  readonly points: number;
  /** What all that count are worth. */
  readonly most: number;
  /** Links to the runs that violate checks; why there is none stands in its place. Empty where none were asked for. */
  readonly links: Readonly<Partial<Record<CheckId, string>>>;
  /** Of a folder: other files with a base query that may be meant as well. */
  readonly others: readonly string[];
}

/** Counts a grade. */
export function gradedFile(file: string, grade: WrapperGrade, key: string | null = null): GradedFile {
  const { checks, problem, reading, startedAt, tookMs } = grade;
  return {
    file,
    key,
    checks,
    held: countStanding(checks, 'held'),
    violated: countStanding(checks, 'violated'),
    error: problem && sentenceOf(problem),
    reading,
    startedAt,
    tookMs,
  };
}
