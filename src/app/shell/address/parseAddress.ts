import * as v from 'valibot';
import { defaultAddress, LINKED, VIEWS } from './address.ts';
import type { Address, SettingWords, Vocabulary } from './address.ts';
import { scheduleOf } from './scheduleWords.ts';
import { shortened } from './shortened.ts';

export interface ParsedAddress {
  readonly address: Address;
  /** A sentence for each value that could not be read. */
  readonly notices: readonly string[];
}

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
      oneOf(vocabulary.scenarios, 'scenario'),
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
  return v.picklist(options, ({ input }) => `there is no ${noun} “${shortened(String(input))}”`);
}

function noWrapper(id: string): string {
  if (id === LINKED) return 'it shows a file that came with a link, and the link is gone';
  return `there is no wrapper “${shortened(id)}”`;
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
