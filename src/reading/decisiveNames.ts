import { marksIn, probe } from '../sim/index.ts';
import type { Probed, ProbeSetup, Program } from '../sim/index.ts';
import type { Words } from './words.ts';

/** A probe, and what it saw. */
export interface SeenProbe {
  readonly setup: ProbeSetup;
  readonly probed: Probed;
}

/** A name of the environment by which a wrapper does one thing or another. */
export interface DecisiveName {
  readonly name: string;
  /** What the lab gave it; `undefined` where it was not set. */
  readonly given: string | undefined;
  /** Values by which it does something else. */
  readonly values: readonly string[];
}

/** So many names are tried. */
const MOST_NAMES = 6;

/** Values that are tried for each, besides those that the text compares it with. */
const USUAL = ['true', '1'];

/** In place of a path. */
const OTHER_PATH = '/elsewhere';

/**
 * The names of its environment that decide what a wrapper does: given another value, it sends something else, or takes the
 * answer otherwise. What a name is only written into, an address or a header, changes nothing of that.
 */
export async function decisiveNames(
  program: Program,
  { setup, probed }: SeenProbe,
  { compared }: Words,
): Promise<readonly DecisiveName[]> {
  const decisive: DecisiveName[] = [];
  for (const { name, value: given } of probed.environment.slice(0, MOST_NAMES)) {
    const literals = compared.find(({ path }) => path.at(-1) === name)?.values.map(String) ?? [];
    const values: string[] = [];
    const tried = given?.startsWith('/') ? [OTHER_PATH] : [...USUAL, String(setup.expired.status)];
    for (const value of new Set([...literals, ...tried])) {
      if (value === given) continue;
      const other = await probedWith(program, setup, { ...setup.environment, [name]: value });
      // Without a request it is no other way of refreshing: a mode for tests, such as one with made-up data.
      if (!other || other.requests.length === 0) continue;
      const before = conductOf(probed);
      const after = conductOf(other);
      if (after !== before && after !== before.replaceAll(String(given), () => value)) values.push(value);
    }
    if (values.length > 0) decisive.push({ name, given, values });
  }
  return decisive;
}

async function probedWith(
  program: Program,
  setup: ProbeSetup,
  environment: ProbeSetup['environment'],
): Promise<Probed | null> {
  try {
    return await probe(program, { ...setup, environment });
  } catch {
    return null;
  }
}

/** What a wrapper did, as a text. */
function conductOf({ requests, deeds, ended }: Probed): string {
  const tokensIn = (text: string): string =>
    marksIn(text)
      .map(({ place }) => place)
      .join();
  const sent = requests.map(({ is, method, url, headers, body, credentials }) => {
    const path = url.replace(/[?#].*$/, '');
    const carried = headers.map(([, text]) => tokensIn(text)).filter((one) => one !== '');
    return [is, method, path, credentials, ...carried, tokensIn(body ?? ''), tokensIn(url)].join(' ');
  });
  const done = deeds.map(({ do: deed, at, tokens }) => [deed, at, ...tokens.map(({ from }) => from)].join(' '));
  return [...sent, ...done, ended?.as ?? 'nothing'].join('\n');
}
