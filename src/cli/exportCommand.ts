import { Command } from 'commander';
import { EXPORTS, exportRun } from '../timeline/exports/exportRun.ts';
import type { ExportKind } from '../timeline/exports/exportRun.ts';
import { WRAPPERS } from '../wrappers/index.ts';
import type { LabCommand } from './io.ts';
import { runInWorker } from './process/runInWorker.ts';
import { chosenScenario, chosenSchedule, chosenSource, withSubject } from './subject.ts';
import type { SubjectOptions } from './subject.ts';
import { UsageError } from './errors.ts';

interface Options extends SubjectOptions {
  readonly schedule?: string;
  readonly as: string;
}

const KINDS = EXPORTS.map(({ as }) => as).join(', ');

/** `lab export`: a run as HAR, Mermaid diagram, picture or test, on the standard output. */
export function exportCommand(): LabCommand {
  const command = withSubject(
    new Command('export').description('Run a wrapper in a scenario and print the run as a file for something else.'),
  )
    .option('--schedule <choices>', 'what happens next, step by step: "posts.1> users.1> posts.1<"')
    .requiredOption('--as <kind>', EXPORTS.map(({ as, about }) => `${as} (${about})`).join(', '))
    .addHelpText('after', '\nlab export --wrapper mutex --scenario late-401 --as svg > mutex.late-401.svg');
  return {
    command,
    async run(io) {
      const options = command.opts<Options>();
      const as = kindOf(options.as);
      const { scenario } = await chosenScenario(
        options,
        io.folder,
        options.schedule === undefined ? undefined : 'three-at-once',
      );
      const source = await chosenSource(options, io.folder);
      const trace = await runInWorker({ source, scenario, schedule: chosenSchedule(options.schedule) }, io);
      const known = WRAPPERS.find(({ id }) => id === source.id);
      const title = known?.title ?? source.file;
      const path = known ? `src/wrappers/${known.file}` : (options.file ?? source.file);
      io.out(exportRun(trace, as, { title, path }).text.trimEnd());
      return 0;
    },
  };
}

function kindOf(text: string): ExportKind {
  const kind = EXPORTS.find(({ as }) => as === text);
  if (!kind) throw new UsageError(`Failed to export as "${text}": there is no such kind. Use one of ${KINDS}.`);
  return kind.as;
}
