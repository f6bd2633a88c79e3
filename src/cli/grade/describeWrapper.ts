import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { CHECKS, standingOf } from '../../sim/index.ts';
import type { CheckId, CheckResult } from '../../sim/index.ts';
import { readAssignment } from '../../assignments/assignmentFile.ts';
import type { AssignmentFile } from '../../assignments/assignmentFile.ts';
import { labRunner } from '../assignments.ts';
import { wallsHold } from '../process/startProcess.ts';
import { readWrapperFile } from '../sources.ts';
import { gradeClaims } from './gradeClaims.ts';
import { gradeSource } from './gradeSource.ts';
import { replayCommand } from './formats.ts';
import { assignmentNamed, markingsIn } from './marking.ts';
import type { Marking } from './marking.ts';

export interface DescribeOptions {
  /** Which checks; without it all. */
  readonly only?: readonly CheckId[];
  /** The file of an assignment: the goals of its exercise, in place of `only`. Of a course `course.json#id` names which. */
  readonly assignment?: string;
  /** A file that says what the wrapper's backend is like, in place of the `reauth-lab.json` beside it. */
  readonly config?: string;
}

/** All orders of three calls take some seconds, and the first test waits for Node to start. */
const PATIENCE_MS = 300_000;

/**
 * Registers a test for each check of a wrapper, in the reader's own Vitest. The wrapper is graded as by `lab grade`, once,
 * in a process of its own; a test fails with the sentence that says why. A check that no run put to the test,
 * or that is not judged, is a test that is skipped, with a note: there is nothing to mend, and nothing was shown.
 *
 * @param path of the wrapper's module: from the folder that Vitest was started in, or a file URL such as
 *   `new URL('./baseQuery.ts', import.meta.url)`
 */
export function describeWrapper(path: string | URL, { assignment, config, ...options }: DescribeOptions = {}): void {
  const file = typeof path === 'string' ? path : pathOf(path);
  const unknown = options.only?.filter((id) => !CHECKS.some((check) => check.id === id)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `Failed to grade ${file}: there is no check "${unknown.join('", "')}". Use ${CHECKS.map(({ id }) => id).join(', ')}.`,
    );
  const named = assignment === undefined ? null : assignmentNamed(assignment);
  const read = named && readAssignment(named.path, readFileSync(named.path, 'utf8'));
  // oxlint-disable-next-line vitest/valid-title -- it is the path
  describe(file, async () => {
    const marking = named && read && (await markingOf(read, named));
    const only = marking?.checks ?? options.only;
    const checks = CHECKS.filter(({ id }) => only?.includes(id) ?? true);
    const resultOf = createGrading(
      file,
      checks.map(({ id }) => id),
      config,
    );
    for (const { id, sentence } of checks) {
      // oxlint-disable-next-line vitest/expect-expect -- it throws when the check is violated
      test(
        `${id}: ${sentence}`,
        async ({ skip }) => {
          const result = await resultOf(id);
          const { because, witness } = result;
          const standing = standingOf(result);
          if (standing === 'violated')
            throw failureOf(because, replayCommand(resolve(file), witness, { config: config && resolve(config) }));
          skip(standing !== 'held', because);
        },
        PATIENCE_MS,
      );
    }
    const claims = marking?.claims ?? [];
    const judging = createOnce(async () => {
      const source = await readWrapperFile(file, process.cwd(), config);
      return gradeClaims(source, claims, null, { trusted: isTrusted() });
    });
    for (const [at, { says }] of claims.entries()) {
      // oxlint-disable-next-line vitest/expect-expect -- it throws when the claim does not hold
      test(
        `claim ${at + 1}: ${says}`,
        async ({ skip }) => {
          const result = (await judging())[at];
          if (result?.holds === false) throw failureOf(result.because, null);
          skip(result?.holds !== true, result?.because);
        },
        PATIENCE_MS,
      );
    }
  });
}

/**
 * What counts in the one exercise that is asked for.
 *
 * @throws {Error} when there are several
 */
async function markingOf(file: AssignmentFile, { path, only }: ReturnType<typeof assignmentNamed>): Promise<Marking> {
  const [found, ...others] = await markingsIn(file, path, only, labRunner());
  if (found && others.length === 0) return found.marking;
  const ids = [found, ...others].flatMap((one) => one?.id ?? []);
  throw new Error(`Failed to grade by ${path}: it has several exercises. Use ${path}#${ids.join(`, ${path}#`)}.`);
}

/** It is the reader's own wrapper, in the reader's own tests: an older Node grades it all the same. */
function isTrusted(): boolean {
  return !wallsHold(process.versions.node);
}

/** Work that is done when it is asked for first, and once. */
function createOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= work());
}

/** A file's path. Where tests run as in a page, its URL is one of the page's: it begins at the folder of the project. */
function pathOf({ protocol, pathname, href }: URL): string {
  if (protocol === 'file:') return fileURLToPath(href);
  const path = decodeURIComponent(pathname);
  return path.startsWith('/@fs/') ? path.slice('/@fs'.length) : join(process.cwd(), path);
}

/** Grades when the first result is asked for, and gives each as soon as it is there. */
function createGrading(
  file: string,
  only: readonly CheckId[],
  config: string | undefined,
): (id: CheckId) => Promise<CheckResult> {
  const waiting = new Map(only.map((id) => [id, Promise.withResolvers<CheckResult>()]));
  let grading: Promise<void> | null = null;

  const grade = async (): Promise<void> => {
    const source = await readWrapperFile(file, process.cwd(), config);
    await gradeSource(source, {
      only,
      trusted: isTrusted(),
      onResult: (result) => waiting.get(result.id)?.resolve(result),
    });
  };
  return async (id) => {
    grading ??= grade();
    const result = waiting.get(id)?.promise;
    // Reading the file may fail: then no result comes.
    await Promise.race([grading, result]);
    if (!result) throw new Error(`Failed to find the check ${id}: it was not asked for. Name it in "only".`);
    return result;
  };
}

/** The stack would be the lab's own: the sentence says all. */
function failureOf(because: string, replay: string | null): Error {
  const message = replay === null ? because : `${because}\n\nIn the lab: ${replay}`;
  return Object.assign(new Error(message), { name: 'Violated', stack: `Violated: ${message}` });
}
