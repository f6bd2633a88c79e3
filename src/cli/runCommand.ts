import { Command } from 'commander';
import { applySettings, factsOf, scenarioOf, SCENARIOS, traceToText } from '../sim/index.ts';
import type { Scenario, Schedule, Settings, Source, Trace } from '../sim/index.ts';
import { wrapperOf, WRAPPERS } from '../wrappers/index.ts';
import { factsToText } from './factsToText.ts';
import type { Io } from './io.ts';
import { runInWorker } from './runInWorker.ts';
import { readBuiltInWrapper, readWrapperFile } from './sources.ts';
import { orUsageError, UsageError } from './usageError.ts';

interface Options {
  readonly wrapper?: string;
  readonly file?: string;
  readonly scenario?: string;
  readonly set?: readonly string[];
  readonly schedule?: string;
  readonly json?: boolean;
}

/** `lab run`: one run of one wrapper, as text or JSON. */
export function runCommand(io: Io): Command {
  return new Command('run')
    .description('Run a wrapper in a scenario and print what happened, then the facts.')
    .option('--wrapper <id>', 'a wrapper of the lab')
    .option('--file <path>', 'a wrapper of your own')
    .option('--scenario <id>', 'the scenario')
    .option('--set <key=value...>', 'change settings of the scenario')
    .option('--schedule <choices>', 'what happens next, step by step: "posts.1> users.1> posts.1<"')
    .option('--json', 'print JSON: { wrapper, scenario, settings, facts, events }')
    .addHelpText('after', '\n"lab list" prints the wrappers, the scenarios and the settings.')
    .action(async (options: Options) => {
      const scenario = knownScenario(options.scenario);
      const settings = settingsOf(options.set ?? []);
      const changed = orUsageError(() => applySettings(scenario, settings));
      const source = await sourceOf(options, io.folder);
      const trace = await runInWorker({ source, scenario: changed, schedule: scheduleOf(options.schedule) });

      io.out(options.json ? jsonOf(trace, scenario.id, settings) : textOf(trace));
      const fault = faultOf(trace);
      if (fault !== undefined) throw new UsageError(fault);
    });
}

function knownScenario(id: string | undefined): Scenario {
  const ids = SCENARIOS.map((scenario) => scenario.id).join(', ');
  if (id === undefined) throw new UsageError(`Failed to run: there is no scenario. Use --scenario with one of ${ids}.`);
  return orUsageError(() => scenarioOf(id));
}

async function sourceOf({ wrapper, file }: Options, folder: string): Promise<Source> {
  if (wrapper !== undefined && file !== undefined) {
    throw new UsageError('Failed to run: --wrapper and --file exclude each other. Use one of them.');
  }
  if (file !== undefined) return readWrapperFile(file, folder);
  if (wrapper !== undefined) return readBuiltInWrapper(orUsageError(() => wrapperOf(wrapper)));
  const ids = WRAPPERS.map(({ id }) => id).join(', ');
  throw new UsageError(`Failed to run: there is no wrapper. Use --file PATH, or --wrapper with one of ${ids}.`);
}

function settingsOf(pairs: readonly string[]): Settings {
  const entries = pairs.map((pair) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    if (key === undefined || value === undefined) {
      throw new UsageError(
        `Failed to read the setting "${pair}": it is not of the form key=value. Use "lab list" to see the keys.`,
      );
    }
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}

function scheduleOf(choices: string | undefined): Schedule {
  if (choices === undefined) return { by: 'time' };
  return { by: 'choices', choices: choices.split(/[\s,]+/).filter((choice) => choice !== ''), then: 'first' };
}

function jsonOf(trace: Trace, scenario: string, settings: Settings): string {
  const { wrapper, events } = trace;
  const changes = Object.keys(settings).length > 0 ? { settings } : {};
  return JSON.stringify({ wrapper, scenario, ...changes, facts: factsOf(trace), events }, null, 2);
}

function textOf(trace: Trace): string {
  return `${traceToText(trace).trimEnd()}\n\n${factsToText(factsOf(trace))}`;
}

/** The sentence about what the wrapper itself did wrong, said once however many calls it hit. */
function faultOf({ events }: Trace): string | undefined {
  const faults = events.flatMap((event) =>
    event.type === 'call-settled' && !event.ok && event.fault !== null ? event.fault : [],
  );
  return faults[0];
}
