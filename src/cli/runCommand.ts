import { Command } from 'commander';
import { factRows, factsOf, firstFault, traceToText } from '../sim/index.ts';
import type { Facts, Settings, Trace } from '../sim/index.ts';
import type { LabCommand } from './io.ts';
import { runInWorker } from './process/runInWorker.ts';
import { chosenScenario, chosenSchedule, chosenSource, withSubject } from './subject.ts';
import type { SubjectOptions } from './subject.ts';
import { UsageError } from './errors.ts';

interface Options extends SubjectOptions {
  readonly schedule?: string;
  readonly json?: boolean;
}

/** `lab run`: one run of one wrapper, as text or JSON. */
export function runCommand(): LabCommand {
  const command = withSubject(
    new Command('run').description('Run a wrapper in a scenario and print what happened, then the facts.'),
  )
    .option('--schedule <choices>', 'what happens next, step by step: "posts.1> users.1> posts.1<"')
    .option('--json', 'print JSON: { wrapper, scenario, settings, facts, events }')
    .addHelpText('after', '\n"lab list" prints the wrappers, the scenarios and the settings.');
  return {
    command,
    async run(io) {
      const options = command.opts<Options>();
      // A witness of `lab explore` replays in the scenario that it explores.
      const usual = options.schedule === undefined ? undefined : 'three-at-once';
      const { scenario, settings } = await chosenScenario(options, io.folder, usual);
      const source = await chosenSource(options, io.folder);
      const trace = await runInWorker({ source, scenario, schedule: chosenSchedule(options.schedule) }, io);

      io.out(options.json ? jsonOf(trace, scenario.id, settings) : textOf(trace));
      const fault = firstFault(trace);
      if (fault !== null) throw new UsageError(fault);
      return 0;
    },
  };
}

function jsonOf(trace: Trace, scenario: string, settings: Settings): string {
  const { wrapper, events } = trace;
  const changes = Object.keys(settings).length > 0 ? { settings } : {};
  return JSON.stringify({ wrapper, scenario, ...changes, facts: factsOf(trace), events }, null, 2);
}

function textOf(trace: Trace): string {
  return `${traceToText(trace).trimEnd()}\n\n${factsToText(factsOf(trace))}`;
}

/** The facts of a run as an aligned list, one a line. */
function factsToText(facts: Facts): string {
  const rows = factRows(facts);
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, value }) => `${label.padEnd(width)}  ${value}`).join('\n');
}
