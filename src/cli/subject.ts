import { basename, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Command } from 'commander';
import {
  applySettings,
  decodeBase64Url,
  isPacked,
  LONGEST_SOURCE,
  readScenario,
  scenarioNamed,
  SCENARIOS,
  witnessOf,
} from '../sim/index.ts';
import type { Scenario, Schedule, Settings, Source } from '../sim/index.ts';
import { wrapperOf, WRAPPERS } from '../wrappers/index.ts';
import { beginningOf, readBuiltInWrapper, readWrapperFile } from './sources.ts';
import { isFolder, readSeveralFiles } from './severalFiles.ts';
import type { SeveralSources } from './severalFiles.ts';
import { orUsageError, reasonOf, UsageError } from './errors.ts';

/** The options of a command line that choose what runs. */
export interface SubjectOptions {
  readonly wrapper?: string;
  readonly file?: string;
  readonly files?: readonly string[];
  readonly config?: string;
  readonly scenario?: string;
  readonly calls?: string;
  readonly set?: readonly string[];
}

/**
 * A command with the options of `SubjectOptions`.
 *
 * @param aboutScenario what its help says of the scenario
 */
export function withSubject(command: Command, aboutScenario = 'the scenario'): Command {
  return command
    .option('--wrapper <id>', 'a wrapper of the lab')
    .option('--file <path>', 'a wrapper of your own')
    .option('--files <paths...>', 'several files of your own, or a folder, with a base query in it')
    .option('--config <path>', 'what its backend is like, in place of the reauth-lab.json beside it')
    .option('--scenario <id, file or link>', aboutScenario)
    .option('--calls <number>', 'how many components mount, the same as --set components=<number>')
    .option('--set <key=value...>', 'change settings of the scenario');
}

/**
 * The wrapper that was chosen.
 *
 * @param folder that a file's path is relative to
 * @throws {UsageError} when none was, or two, or there is none such
 */
export async function chosenSource({ wrapper, file, files, config }: SubjectOptions, folder: string): Promise<Source> {
  if (wrapper !== undefined && (file !== undefined || files !== undefined)) {
    throw new UsageError('Failed to run: --wrapper and --file exclude each other. Use one of them.');
  }
  if (wrapper !== undefined && config !== undefined)
    throw new UsageError('Failed to run: --config is for a file of your own. Leave it out, or use --file.');
  const several = [...(files ?? []), ...(file === undefined ? [] : [file])];
  if (several.length > 0) return (await filesSource(several, folder, config)).source;
  if (wrapper !== undefined) return readBuiltInWrapper(orUsageError(() => wrapperOf(wrapper)));
  const ids = WRAPPERS.map(({ id }) => id).join(', ');
  throw new UsageError(`Failed to run: there is no wrapper. Use --file PATH, or --wrapper with one of ${ids}.`);
}

/**
 * Files of a reader's as a source: one, several that belong together, or a folder.
 *
 * @param paths at least one, relative to `folder`
 * @throws {UsageError} when one cannot be read
 * @throws {WrapperError} when of several none has a base query
 */
export async function filesSource(paths: readonly string[], folder: string, config?: string): Promise<SeveralSources> {
  const [only = ''] = paths;
  if (paths.length > 1 || (await isFolder(only, folder))) return readSeveralFiles(paths, folder, config);
  return { source: await readWrapperFile(only, folder, config), others: [] };
}

/**
 * The scenario that was chosen, with its settings applied.
 *
 * @param folder that a file's path is relative to
 * @param otherwise the scenario when none is named
 * @throws {UsageError} when there is none such, a file cannot be read, or a setting cannot be applied
 */
export async function chosenScenario(
  options: SubjectOptions,
  folder: string,
  otherwise?: string,
): Promise<{ scenario: Scenario; settings: Settings }> {
  const id = options.scenario ?? otherwise;
  const ids = SCENARIOS.map((scenario) => scenario.id).join(', ');
  if (id === undefined)
    throw new UsageError(
      `Failed to run: there is no scenario. Use --scenario with one of ${ids}, with a file or a link.`,
    );
  const calls = options.calls === undefined ? {} : { components: options.calls };
  const scenario = await readScenarioNamed(id, folder);
  const settings = { ...settingsOf(options.set ?? []), ...calls };
  return { scenario: orUsageError(() => applySettings(scenario, settings)), settings };
}

/**
 * A scenario by its id, a file's path, a link to a page that shows it, or packed, as an address has it.
 *
 * @throws {UsageError} when there is none such, or it cannot be read
 */
export async function readScenarioNamed(name: string, folder: string): Promise<Scenario> {
  if (isPacked(name)) return orUsageError(() => scenarioNamed(name));
  const [, query] = /^(?:https?:|file:).*#.*?\?(.*)$/.exec(name) ?? [];
  if (query !== undefined) return scenarioOfLink(query);
  return isPath(name) ? readScenarioFile(name, folder) : orUsageError(() => scenarioNamed(name));
}

/** A long link is packed: `s=1.…` is the whole of it, deflated. */
function scenarioOfLink(query: string): Scenario {
  const params = new URLSearchParams(query);
  const named = params.get('scenario') ?? scenarioInside(params.get('s') ?? '');
  if (named === null)
    throw new UsageError(
      'Failed to read the link: no scenario is in it, or it is damaged. Copy it again, or save the scenario as a file.',
    );
  return orUsageError(() => scenarioNamed(named));
}

/** More than any link unpacks to. */
const MOST_BYTES = 10_000_000;

function scenarioInside(packed: string): string | null {
  try {
    const bytes = inflateSync(decodeBase64Url(packed.replace(/^\d+\./, '')), { maxOutputLength: MOST_BYTES });
    const shared: unknown = JSON.parse(bytes.toString('utf8'));
    const query = typeof shared === 'object' && shared !== null && 'query' in shared ? String(shared.query) : '';
    return new URLSearchParams(query).get('scenario');
  } catch {
    return null;
  }
}

/** The ids of scenarios have none of these. */
function isPath(text: string): boolean {
  return /[./\\]/.test(text);
}

async function readScenarioFile(path: string, folder: string): Promise<Scenario> {
  const text = await beginningOf(resolve(folder, path)).catch((error: unknown) => {
    throw new UsageError(`Failed to read ${path}: ${reasonOf(error)}. Give --scenario the path of a JSON file.`);
  });
  if (text.length > LONGEST_SOURCE) {
    const most = LONGEST_SOURCE.toLocaleString('en');
    throw new UsageError(
      `Failed to read ${path}: it has more than ${most} characters. Give --scenario the path of a scenario.`,
    );
  }
  return orUsageError(() => readScenario(basename(path), parsed(text, path)));
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`Failed to read ${path}: it is no JSON. docs/scenario.schema.json says what a scenario is.`, {
      cause: error,
    });
  }
}

/** The schedule that was typed, as a witness of `lab explore` is printed; by time when there is none. */
export function chosenSchedule(choices: string | undefined): Schedule {
  if (choices === undefined) return { by: 'time' };
  return { by: 'choices', choices: witnessOf(choices), then: 'first' };
}

/**
 * Settings as they are typed, `key=value` each.
 *
 * @throws {UsageError} for one of another form
 */
export function settingsOf(pairs: readonly string[]): Settings {
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
