import { createHash } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { CheckId, OwnSetup, Source } from '../../sim/index.ts';
import { codeOf, reasonOf, UsageError } from '../errors.ts';
import { checkResult, gradedReading } from './gradeMessages.ts';
import type { GradedFile } from './gradeSource.ts';
import { faultIn, faultOfOutput } from '../outputPath.ts';

/** Results that were kept, a line of JSON each. */
export interface Resumed {
  /** What came of this very text under these checks; `undefined` where it was not graded yet. */
  find(file: string, key: string): GradedFile | undefined;
  /** Keeps a result. Gives a sentence when it cannot. */
  add(graded: GradedFile): Promise<readonly string[]>;
}

const kept: v.GenericSchema<unknown, GradedFile> = v.object({
  file: v.string(),
  key: v.string(),
  checks: v.array(checkResult),
  held: v.number(),
  violated: v.number(),
  error: v.nullable(v.string()),
  reading: v.nullable(gradedReading),
  startedAt: v.string(),
  tookMs: v.array(v.number()),
});

/** What is graded, in short: the texts, what their backend is like, the checks, and the scenario where there is one for all. */
export function keyOf({ text, files, contract }: Source, only: readonly CheckId[], inScenario?: OwnSetup): string {
  return createHash('sha256')
    .update(JSON.stringify([text, files, contract, only, ...(inScenario ? [inScenario] : [])]))
    .digest('base64url');
}

/**
 * Results that an earlier `lab grade` kept. A last line that was cut is as if it had not been written.
 *
 * @param path relative to `folder`; without one nothing is kept
 * @param inputs paths that are read
 * @throws {UsageError} when it cannot be read or written
 */
export async function openResumed(
  path: string | undefined,
  folder: string,
  inputs: readonly string[],
): Promise<Resumed> {
  if (path === undefined) return { find: () => undefined, add: async () => [] };
  const place = resolve(folder, path);
  const text = await textOf(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw new UsageError(`Failed to read ${path}: ${reasonOf(error)}. Give --resume the path of a file.`);
  });
  const fault =
    (await faultOfOutput(path, folder, inputs)) ??
    (await faultIn(path, () => appendFile(place, text === '' || text.endsWith('\n') ? '' : '\n')));
  if (fault !== null) throw new UsageError(fault);
  const known = new Map(text.split('\n').flatMap(readLine));
  let isBroken = false;
  return {
    find: (file, key) => known.get(nameOf(file, key)),
    async add(graded) {
      if (isBroken || graded.key === null || known.has(nameOf(graded.file, graded.key))) return [];
      const unkept = await faultIn(path, () => appendFile(place, `${JSON.stringify(v.parse(kept, graded))}\n`));
      isBroken = unkept !== null;
      return unkept === null ? [] : [unkept];
    },
  };
}

/** @throws {Error} when there is something else than a file: a pipe or a device might never end */
async function textOf(place: string): Promise<string> {
  const about = await stat(place);
  if (!about.isFile() && !about.isDirectory()) throw new Error('it is no file');
  return readFile(place, 'utf8');
}

function readLine(line: string): readonly (readonly [string, GradedFile])[] {
  try {
    const parsed = v.safeParse(kept, JSON.parse(line));
    return parsed.success ? [[nameOf(parsed.output.file, parsed.output.key ?? ''), parsed.output]] : [];
  } catch {
    return [];
  }
}

function nameOf(file: string, key: string): string {
  return `${key} ${file}`;
}
