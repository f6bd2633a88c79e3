import { Command } from 'commander';
import { factsOf, firstFault, traceToText } from '../sim/index.ts';
import type { Settings, Trace } from '../sim/index.ts';
import { factsToText } from './factsToText.ts';
import type { Io } from './io.ts';
import { runInWorker } from './runInWorker.ts';
import { chosenScenario, chosenSchedule, chosenSource, withSubject } from './subject.ts';
import type { SubjectOptions } from './subject.ts';
import { UsageError } from './usageError.ts';

interface Options extends SubjectOptions {
  readonly schedule?: string;
  readonly json?: boolean;
}

/** `lab run`: one run of one wrapper, as text or JSON. */
export function runCommand(io: Io): Command {
  const command = new Command('run').description(
    'Run a wrapper in a scenario and print what happened, then the facts.',
  );
  return withSubject(command)
    .option('--schedule <choices>', 'what happens next, step by step: "posts.1> users.1> posts.1<"')
    .option('--json', 'print JSON: { wrapper, scenario, settings, facts, events }')
    .addHelpText('after', '\n"lab list" prints the wrappers, the scenarios and the settings.')
    .action(async (options: Options) => {
      // A witness of `lab explore` replays in the scenario that it explores.
      const usual = options.schedule === undefined ? undefined : 'three-at-once';
      const { scenario, settings } = chosenScenario(options, usual);
      const source = await chosenSource(options, io.folder);
      const trace = await runInWorker({ source, scenario, schedule: chosenSchedule(options.schedule) });

      io.out(options.json ? jsonOf(trace, scenario.id, settings) : textOf(trace));
      const fault = firstFault(trace);
      if (fault !== null) throw new UsageError(fault);
    });
}

function jsonOf(trace: Trace, scenario: string, settings: Settings): string {
  const { wrapper, events } = trace;
  const changes = Object.keys(settings).length > 0 ? { settings } : {};
  return JSON.stringify({ wrapper, scenario, ...changes, facts: factsOf(trace), events }, null, 2);
}

function textOf(trace: Trace): string {
  return `${traceToText(trace).trimEnd()}\n\n${factsToText(factsOf(trace))}`;
}
