import { open, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { CHECK_IDS, countStanding, notRun, WrapperError } from '../../sim/index.ts';
import type { CheckId } from '../../sim/index.ts';
import type { LabCommand } from '../io.ts';
import { reasonOf, UsageError } from '../errors.ts';
import { chosenSource } from '../subject.ts';
import { collectFiles } from './collectFiles.ts';
import { gradeToCsv, gradeToJson, gradeToJUnit, gradeToText } from './formats.ts';
import { gradedFile, gradeSource } from './gradeSource.ts';
import type { GradedFile } from './gradeSource.ts';
import { inOrder } from './inOrder.ts';

interface Options {
  readonly json?: boolean;
  readonly junit?: string;
  readonly csv?: string;
  readonly only?: string;
  readonly config?: string;
  readonly files?: readonly string[];
}

/** Each file has a process of its own; more at once than this only makes each slower. */
const MOST_AT_ONCE = 4;

/**
 * `lab grade`: wrappers against all checks. The exit code is 0 when no check of any file is violated, 1 when some are
 * violated, 3 when none is and some are not judged, and 2 when some path, file or output was at fault, whatever else there was.
 */
export function gradeCommand(): LabCommand {
  const command = new Command('grade')
    .description('Run wrappers against all checks, each in a process that can read and reach nothing.')
    .argument('[paths...]', 'wrappers, and folders of them: every .ts and .js below')
    .option('--files <paths...>', 'one wrapper of several files, or of a folder with its base query in it')
    .option(
      '--json',
      'print JSON: [{ file, reading, checks: [{ id, holds, judged, tested, because, witness }], held, violated, error }]',
    )
    .option('--junit <file>', 'write a JUnit report')
    .option('--csv <file>', 'write a row for each file and check')
    .option('--only <ids>', 'only these checks, separated by commas')
    .option('--config <file>', 'what the backend of the wrappers is like, in place of the reauth-lab.json beside each')
    .addHelpText(
      'after',
      '\nExit code: 0 when none is violated, 1 when some are, 2 when some file cannot be graded, 3 when none is violated and some are not judged.',
    );
  return {
    command,
    async run(io) {
      const { json, junit, csv, config, files: together = [], ...options } = command.opts<Options>();
      const only = idsOf(options.only);
      const outputs = [junit, csv].filter((path) => path !== undefined);
      for (const path of outputs)
        await orUnwritable(path, async () => (await open(resolve(io.folder, path), 'a')).close());

      if (command.args.length === 0 && together.length === 0)
        throw new UsageError(
          "Failed to grade: missing required argument 'paths'. Give the path of a file, or of a folder of them.",
        );
      const { files, problems } = await collectFiles(command.args, io.folder);
      const subjects = [...files.map((file) => [file]), ...(together.length > 0 ? [together] : [])];
      for (const problem of problems) io.err(problem);
      const graded: GradedFile[] = [];
      for await (const one of inOrder(subjects, atOnce(), (paths) => grade(paths, io.folder, config, only))) {
        graded.push(one);
        if (!json) io.out(`${graded.length > 1 ? '\n' : ''}${gradeToText(one, config)}`);
      }

      if (json) io.out(gradeToJson(graded));
      if (junit !== undefined) await write(junit, gradeToJUnit(graded, config), io.folder);
      if (csv !== undefined) await write(csv, gradeToCsv(graded, config), io.folder);
      if (problems.length > 0 || graded.some(({ error }) => error !== null)) return 2;
      if (graded.some(({ violated }) => violated > 0)) return 1;
      return graded.some(({ checks }) => countStanding(checks, 'not-judged') > 0) ? 3 : 0;
    },
  };
}

function atOnce(): number {
  return Math.min(MOST_AT_ONCE, availableParallelism());
}

/** @param paths of one wrapper: its file, or several that belong together */
async function grade(
  paths: readonly string[],
  folder: string,
  config: string | undefined,
  only: readonly CheckId[],
): Promise<GradedFile> {
  const file = paths.join(' ');
  try {
    const source = await chosenSource({ files: paths, ...(config !== undefined && { config }) }, folder);
    return gradedFile(file, await gradeSource(source, { only }));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof WrapperError)) throw error;
    const checks = only.map((id) => notRun(id, error instanceof WrapperError ? error.problem : error.message));
    return { file, checks, held: 0, violated: countStanding(checks, 'violated'), error: error.message, reading: null };
  }
}

function idsOf(text: string | undefined): readonly CheckId[] {
  if (text === undefined) return CHECK_IDS;
  const wanted = text.split(/[\s,]+/).filter((id) => id !== '');
  const unknown = wanted.find((id) => !CHECK_IDS.some((known) => known === id));
  if (unknown === undefined && wanted.length > 0) return CHECK_IDS.filter((id) => wanted.includes(id));
  throw new UsageError(
    `Failed to read --only: ${unknown === undefined ? 'it names no check' : `there is no check "${unknown}"`}. Use ${CHECK_IDS.join(', ')}.`,
  );
}

async function write(path: string, text: string, folder: string): Promise<void> {
  await orUnwritable(path, () => writeFile(resolve(folder, path), text));
}

async function orUnwritable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const cause = reasonOf(error, 'folder');
    throw new UsageError(`Failed to write ${path}: ${cause}. Give the path of a file that can be written.`, {
      cause: error,
    });
  }
}
