import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { faultIn, faultOfOutput } from '../outputPath.ts';
import { gradeDetailsToCsv, gradeToCsv, gradeToJUnit } from './formats.ts';
import type { Typed } from './formats.ts';
import type { HandedIn } from './gradeSource.ts';

/** Where results are written, by format. */
export interface OutputPaths {
  readonly csv?: string;
  readonly details?: string;
  readonly junit?: string;
}

/** Files that results go to. What is said is a sentence for each that cannot be written. */
export interface Outputs {
  /** Writes what comes of a file at once, where the format is one of rows: a cut costs what had not come. */
  add(graded: HandedIn): Promise<readonly string[]>;
  /** Writes what needs all of them. */
  close(graded: readonly HandedIn[]): Promise<readonly string[]>;
}

/**
 * Opens every output before any work, so that nobody waits for a report that cannot be written.
 *
 * @param paths relative to `folder`
 * @param inputs paths that are read
 * @param typed see `replayCommand`
 * @throws {UsageError} when one cannot be written, two are one, or one is read
 */
export async function openOutputs(
  paths: OutputPaths,
  folder: string,
  inputs: readonly string[],
  typed: Typed = {},
): Promise<Outputs> {
  const named = [paths.csv, paths.details, paths.junit].flatMap((path) => path ?? []);
  const twice = named.find((path, at) => named.findIndex((one) => resolve(folder, one) === resolve(folder, path)) < at);
  if (twice !== undefined)
    throw new UsageError(`Failed to write ${twice}: two outputs have this path. Give each a path of its own.`);
  for (const path of named) {
    const fault = await faultOfOutput(path, folder, inputs);
    if (fault !== null) throw new UsageError(fault);
  }

  const broken = new Set<string>();
  let isFirst = true;
  const write = async (path: string | undefined, text: string, append: boolean): Promise<readonly string[]> => {
    if (path === undefined || broken.has(path)) return [];
    const fault = await faultIn(path, () => (append ? appendFile : writeFile)(resolve(folder, path), text));
    if (fault === null) return [];
    broken.add(path);
    return [fault];
  };
  return {
    async add(graded) {
      const rows = [
        { path: paths.csv, text: gradeToCsv([graded]) },
        { path: paths.details, text: gradeDetailsToCsv([graded], typed) },
      ];
      const faults: string[] = [];
      for (const { path, text } of rows)
        faults.push(...(await write(path, isFirst ? text : withoutHead(text), !isFirst)));
      isFirst = false;
      return faults;
    },
    close: (graded) => write(paths.junit, gradeToJUnit(graded, typed), false),
  };
}

function withoutHead(csv: string): string {
  return csv.slice(csv.indexOf('\r\n') + 2);
}
