import { resolve } from 'node:path';
import { LONGEST_ASSIGNMENT, readAssignment } from '../assignments/assignmentFile.ts';
import type { AssignmentFile } from '../assignments/assignmentFile.ts';
import { createRunner } from '../quiz/index.ts';
import type { Runner } from '../quiz/index.ts';
import { run } from '../sim/index.ts';
import { wrapperOf } from '../wrappers/index.ts';
import { orUsageError, reasonOf, UsageError } from './errors.ts';
import { beginningOf, readBuiltInWrapper } from './sources.ts';

/**
 * An assignment or a course in a file.
 *
 * @param path relative to `folder`
 * @throws {UsageError} when it cannot be read, with the reason
 */
export async function readAssignmentFile(path: string, folder: string): Promise<AssignmentFile> {
  const text = await beginningOf(resolve(folder, path), 4 * LONGEST_ASSIGNMENT).catch((error: unknown) => {
    throw new UsageError(`Failed to read ${path}: ${reasonOf(error)}. Give --assignment the path of a JSON file.`);
  });
  return orUsageError(() => readAssignment(path, text));
}

/** Runs the lab's own wrappers, in this process: they end. */
export function labRunner(): Runner {
  return createRunner({ source: (id) => readBuiltInWrapper(wrapperOf(id)), run });
}
