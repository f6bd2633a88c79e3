import * as v from 'valibot';
import { isPacked, readChoice, scenarioNamed, witnessOf } from '../../../sim/index.ts';
import type { Schedule } from '../../../sim/index.ts';
import { defaultAddress, LINKED, VIEWS } from './address.ts';
import type { ParsedAddress, SettingWords, Vocabulary } from './address.ts';
import { shortened } from './shortened.ts';

/**
 * Reads the query of a sandbox address: `wrapper=mutex&scenario=late-401&set.rotation=off&step=17`. It never fails:
 * a value that cannot be read is replaced by its default, and a sentence says so.
 */
export function parseAddress(query: string, vocabulary: Vocabulary): ParsedAddress {
  const params = new URLSearchParams(query);
  const fallback = defaultAddress(vocabulary);
  const notices: string[] = [];

  function read<T>(key: string, schema: v.GenericSchema<string, T>, otherwise: T, instead: string): T {
    const text = params.get(key);
    if (text === null) return otherwise;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    notices.push(`Failed to read the address: ${result.issues[0].message}. ${instead}`);
    return otherwise;
  }
  const wrapper = v.picklist(vocabulary.wrappers, ({ input }) => noWrapper(String(input)));
  const subject = {
    wrapper: read('wrapper', wrapper, fallback.wrapper, `Showing ${fallback.wrapper}; choose one above.`),
    scenario: read(
      'scenario',
      scenarioOf(vocabulary.scenarios),
      fallback.scenario,
      `Showing ${fallback.scenario}; choose one above.`,
    ),
    settings: settingsOf('set.', params, vocabulary.settings, notices),
    schedule: scheduleOf(params, notices),
  };
  const compare = read<string | null>('compare', wrapper, null, 'Showing one wrapper; choose another to compare.');
  return {
    address: {
      ...subject,
      compare,
      compareSettings: compare === null ? {} : settingsOf('compare.set.', params, vocabulary.settings, notices),
      view: read('view', oneOf(VIEWS, 'view'), fallback.view, 'Showing the timeline.'),
      step: read<number | null>('step', STEP, null, 'Showing the end of the run.'),
      request: params.get('request') || null,
    },
    notices,
  };
}

const STEP = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/, ({ input }) => `“${shortened(input)}” is not a step`),
  v.transform(Number),
);

function oneOf<const T extends string>(options: readonly T[], noun: string) {
  return v.picklist(options, ({ input }) => noSuch(noun, String(input)));
}

/** The id of a scenario, or a scenario of somebody's own, packed. */
function scenarioOf(ids: readonly string[]): v.GenericSchema<string, string> {
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed || ids.includes(dataset.value)) return;
      const fault = isPacked(dataset.value) ? packedFault(dataset.value) : noSuch('scenario', dataset.value);
      if (fault !== null) addIssue({ message: fault });
    }),
  );
}

/** Why a packed scenario cannot be read, as a cause; `null` where it can. */
function packedFault(word: string): string | null {
  try {
    scenarioNamed(word);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const [, where = ''] = /^Failed to read the scenario own at ([^:]{1,60}):/.exec(said) ?? [];
    return where === ''
      ? 'the scenario in it is damaged, or a part of it is missing'
      : `the scenario in it is none of this lab, at ${where}`;
  }
}

function noSuch(noun: string, text: string): string {
  return `there is no ${noun} “${shortened(text)}”`;
}

function noWrapper(id: string): string {
  if (id === LINKED) return 'it shows a file that came with a link, and the link is gone';
  return noSuch('wrapper', id);
}

function settingsOf(
  prefix: string,
  params: URLSearchParams,
  words: readonly SettingWords[],
  notices: string[],
): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const [name, text] of params) {
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    const setting = words.find((candidate) => candidate.key === key);
    const fault = setting ? setting.fault(text) : `there is no setting “${shortened(key)}”`;
    if (fault === null) settings[key] = text;
    else notices.push(`Failed to read the address: ${fault}. Showing the scenario as it is; change it above.`);
  }
  return settings;
}

/** More than any wrapper makes of six components in two tabs, short of a runaway. */
export const MOST_CHOICES = 400;

const BY_TIME: Schedule = { by: 'time' };
const INSTEAD = 'Showing the run by its timings; ask for the link again, or choose an order in the explorer.';

/** The order that a query names: `schedule=posts.1> posts.1<`, with `then=stop` for one that ends there, or `seed=7`. */
function scheduleOf(params: URLSearchParams, notices: string[]): Schedule {
  const [list, seed] = [params.get('schedule'), params.get('seed')];
  if (list !== null) {
    const choices = witnessOf(list);
    const damaged = choices.find((choice) => readChoice(choice) === null);
    if (damaged === undefined && choices.length <= MOST_CHOICES)
      return { by: 'choices', choices, then: params.get('then') === 'stop' ? 'stop' : 'first' };
    const cause =
      damaged === undefined
        ? `its schedule has ${choices.length} choices, and ${MOST_CHOICES} is the most`
        : `“${shortened(damaged)}” is no choice of a schedule`;
    notices.push(`Failed to read the address: ${cause}. ${INSTEAD}`);
    return BY_TIME;
  }
  if (seed === null) return BY_TIME;
  if (/^\d{1,9}$/.test(seed)) return { by: 'seed', seed: Number(seed) };
  notices.push(`Failed to read the address: “${shortened(seed)}” is no seed. ${INSTEAD}`);
  return BY_TIME;
}
