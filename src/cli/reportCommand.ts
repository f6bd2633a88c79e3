import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readLessons } from '../lessons/readLessons.ts';
import { classReport, createRunner, reportJson, reportRows, toCsv } from '../quiz/index.ts';
import { run } from '../sim/index.ts';
import { wrapperOf } from '../wrappers/index.ts';
import type { Io } from './io.ts';
import { reasonOf } from './reasonOf.ts';
import { reportFiles } from './reportFiles.ts';
import { reportText } from './reportText.ts';
import { readBuiltInWrapper } from './sources.ts';
import { UsageError } from './usageError.ts';

interface Options {
  readonly csv?: string;
  readonly json?: boolean;
}

/** `lab report`: where a class goes wrong, from the files that its learners exported. */
export function reportCommand(io: Io): Command {
  return new Command('report')
    .description('Print for each question how many of a class got it right at first, and what was wrong most.')
    .argument('<files...>', 'progress that learners exported, or folders of it')
    .option('--csv <path>', 'write a table, one row a question')
    .option('--json', 'print JSON: { files, learners, lessons, notes, faults }')
    .addHelpText('after', '\nEvery answer is graded anew by the choice in it; scores in the files are not looked at.')
    .action(async (paths: readonly string[], { csv, json }: Options) => {
      const found = await reportFiles(paths, io.folder);
      const read = await classReport(found.files, await readLessons(), labRunner());
      const report = { ...read, faults: [...found.faults, ...read.faults] };
      if (json) io.out(JSON.stringify(reportJson(report), null, 2));
      else if (report.files > 0) io.out(reportText(report));

      const unwritten = csv === undefined ? [] : await write(csv, toCsv(reportRows(report)), io.folder);
      const faults = [...report.faults, ...unwritten];
      if (faults.length > 0) throw new UsageError(faults.join('\n'));
    });
}

/** Runs the lab's own wrappers, in this process: they end. */
function labRunner(): ReturnType<typeof createRunner> {
  return createRunner({ source: (id) => readBuiltInWrapper(wrapperOf(id)), run });
}

async function write(path: string, text: string, folder: string): Promise<readonly string[]> {
  try {
    await writeFile(resolve(folder, path), text);
    return [];
  } catch (error) {
    return [`Failed to write ${path}: ${reasonOf(error, 'folder')}. Give --csv a file in a folder that exists.`];
  }
}
