import {
  contractOf,
  marksIn,
  MOST_DEEDS,
  probe,
  programOf,
  resolveOwn,
  withField,
  WrapperError,
} from '../sim/index.ts';
import type { Dialect, Entry, Probed, ProbedRequest, ProbeSetup, Program, Source } from '../sim/index.ts';
import { nameOf, nodesIn, part, statementsOf } from './ast.ts';
import type { Node } from './ast.ts';
import { decisiveNames } from './decisiveNames.ts';
import type { DecisiveName, SeenProbe } from './decisiveNames.ts';
import { bareDialect, dialectOf, usualBody, withSaid } from './dialect.ts';
import { entriesOf, entryNamed, exportsOf } from './entries.ts';
import type { EntryFound } from './entries.ts';
import { importsOf } from './imports.ts';
import type { Import } from './imports.ts';
import { didRefresh, interpret } from './interpret.ts';
import type { Interpreted } from './interpret.ts';
import { modulesOf } from './modules.ts';
import type { ModuleAs } from './modules.ts';
import { timesElsewhere } from './timesElsewhere.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** What the lab found of a reader's file. */
export interface Read {
  readonly entries: readonly EntryFound[];
  readonly imports: readonly Import[];
  readonly words: Words;
  /** What the reader's other files name, by path. */
  readonly wordsBeside: ReadonlyMap<string, Words>;
  /** What a probe said of its contract; `null` where none saw a refresh. */
  readonly contract: (Interpreted & { readonly setup: ProbeSetup; readonly probed: Probed }) | null;
  /** What the probe saw that says most; `null` where none could be made. */
  readonly seen: Probed | null;
  /** What of a browser it uses and the world does not have: `indexedDB`. */
  readonly absent: readonly string[];
  /** Names of its environment that nothing is known of, and that it does something else by. */
  readonly decisive: readonly DecisiveName[];
  /** What answers each import, by specifier. */
  readonly modules: ReadonlyMap<string, ModuleAs>;
  /** As the world takes it; `null` for a text without a base query. */
  readonly dialect: Dialect | null;
  /** It is exported by the lab's own name for it, or as default. */
  readonly isUsual: boolean;
  /** What of it a comment or a config file says: `refresh`, `storage.access`. */
  readonly said: readonly string[];
}

/** How servers say that a token has expired, the usual first. */
export const EXPIRED = [401, 403, 419, 498, 440];

/**
 * Reads a file: where its base query is, what it imports, and how it speaks with its app and its server. The last is
 * found by calling it, in an app whose tokens say where they were found; so it does not matter how it is written.
 *
 * @param onProbe told before each call of it, so that a watchdog sees a sign of life
 * @returns `null` for a text that is no module
 * @throws {WrapperError} when the module cannot be evaluated
 */
export async function read(source: Source, onProbe: () => void = () => {}): Promise<Read | null> {
  const statements = await statementsOf(source.file, source.text);
  if (!statements) return null;
  const { said } = contractOf(source);
  const entries = saidEntry(said.entry, statements) ?? entriesOf(statements);
  const words = wordsOf(statements);
  const others = await otherStatements(source);
  const wordsBeside = new Map([...others].map(([path, named]) => [path, wordsOf(named)]));
  const imports = importsOfAll(source, statements, others);
  const [first] = entries;
  if (!first)
    return {
      entries,
      imports,
      words,
      wordsBeside,
      contract: null,
      seen: null,
      absent: [],
      decisive: [],
      dialect: null,
      modules: await modulesOf(imports, source, []),
      said: [],
      isUsual: false,
    };
  const everywhere = wordsOf([...statements, ...[...others.values()].flat()]);
  const program = await bareProgram(source, first.entry);
  const { environment } = program.contract;
  const { contract, seen } = await probedContract(program, everywhere, said, environment, onProbe);
  const decisive = seen ? await decisiveNames(program, seen, everywhere) : [];
  const modules = await modulesOf(imports, source, contract?.probed.uses ?? []);
  const standIns = imports
    .map(({ specifier }) => specifier)
    .filter((specifier) => modules.get(specifier) === 'stand-in');
  const times = timesElsewhere([...statements, ...[...others.values()].flat()], standIns, (name) =>
    Object.hasOwn(environment, name),
  );
  const found = contract
    ? dialectOf(first.entry, contract.setup, contract, standIns, contract.probed, times, everywhere.told)
    : bareDialect(first.entry, 'path', standIns);
  const dialect = withSaid(found, contractOf({ ...source, dialect: found }));
  return {
    entries,
    imports,
    words,
    wordsBeside,
    contract,
    seen: seen?.probed ?? null,
    absent: absentIn([...statements, ...[...others.values()].flat()]),
    decisive,
    dialect,
    modules,
    said: said.keys,
    isUsual: isUsual(first, statements),
  };
}

function isUsual({ entry, label }: EntryFound, statements: readonly Node[]): boolean {
  if (entry.by === 'default') return label !== 'module.exports';
  const exported = entry.by === 'binding' ? exportsOf(statements).get(entry.name) : undefined;
  return exported === 'baseQueryWithReauth' || exported === 'default';
}

/** Where a browser keeps things, has others send them, or does what takes a time of its own, besides what the world has. */
const ABSENT =
  /^(indexedDB|caches|cookieStore|chrome|(Shared)?Worker|WebSocket|EventSource|MessageChannel|(De)?[cC]ompressionStream|subtle)$/;

/** What of a browser a source uses and the world does not have. */
export async function absentOf(source: Source): Promise<readonly string[]> {
  const own = (await statementsOf(source.file, source.text)) ?? [];
  return absentIn([...own, ...[...(await otherStatements(source)).values()].flat()]);
}

function absentIn(statements: readonly Node[]): readonly string[] {
  const names = new Set<string>();
  for (const { node, parent } of nodesIn(statements)) {
    const name = node.type === 'Identifier' ? nameOf(node) : null;
    if (name === null || !ABSENT.test(name)) continue;
    const owner = nameOf(part(parent, 'object')) ?? '';
    if (name === 'subtle') {
      if (owner === 'crypto') names.add('crypto.subtle');
      continue;
    }
    const isWindows = /^(window|self|globalThis)$/.test(owner);
    const isUsed =
      /^(Optional)?MemberExpression$/.test(parent?.type ?? '') && (part(parent, 'object') === node || isWindows);
    if (isUsed || parent?.type === 'NewExpression') names.add(name);
  }
  return [...names];
}

/** What all files of a source import that is none of them, and what of them the wrapper imports. */
function importsOfAll(
  { file, text, files = {} }: Source,
  statements: readonly Node[],
  others: ReadonlyMap<string, readonly Node[]>,
): readonly Import[] {
  const all = { ...files, [file]: text };
  const imports = [...importsOf(statements)];
  for (const [path, other] of others) {
    for (const one of importsOf(other))
      if (
        resolveOwn(all, one.specifier, path) === null &&
        !imports.some(({ specifier }) => specifier === one.specifier)
      )
        imports.push({ ...one, file: path });
  }
  return imports;
}

/** The statements of the reader's other files, by path. */
async function otherStatements({ files = {} }: Source): Promise<ReadonlyMap<string, readonly Node[]>> {
  const code = Object.entries(files).filter(([path]) => !path.endsWith('.json'));
  return new Map(
    await Promise.all(code.map(async ([path, text]) => [path, (await statementsOf(path, text)) ?? []] as const)),
  );
}

/** The entry that a reader named. */
function saidEntry(name: string | null, statements: readonly Node[]): readonly EntryFound[] | null {
  if (name === null) return null;
  return entryNamed(name, statements);
}

/** The wrapper as it is probed: of the lab's own modules none is there, and what is asked of them tells whether they fit. */
function bareProgram(source: Source, entry: Entry): Promise<Program> {
  const app = Object.fromEntries(Object.entries(source.app).filter(([specifier]) => !specifier.startsWith('@/')));
  return programOf({ ...source, app, dialect: bareDialect(entry, 'path', []) });
}

/** What the probes say of a contract, and the one that says most; `seen` is also there where none saw a call carry a token. */
async function probedContract(
  program: Program,
  words: Words,
  said: { readonly expired: number | null; readonly refresh: string | null },
  environment: ProbeSetup['environment'],
  onProbe: () => void,
): Promise<{ readonly contract: Read['contract']; readonly seen: SeenProbe | null }> {
  let best: NonNullable<Read['contract']> | undefined;
  let first: SeenProbe | null = null;
  let most = 0;
  let sent = false;
  let floods = false;
  let failed: unknown = null;
  for (const setups of setupsOf(words, said.expired, environment)) {
    for (const setup of setups) {
      try {
        onProbe();
        const probed = await probe(program, setup);
        first ??= { setup, probed };
        sent ||= probed.requests.length > 0;
        floods ||= probed.deeds.length >= MOST_DEEDS;
        const worth = worthOf(probed);
        if (worth <= most || isMisread(setup, probed, worth)) continue;
        most = worth;
        best = { ...interpret(probed, setup.renewed.status, said.refresh), setup, probed };
      } catch (error) {
        failed = error;
      }
    }
    // What sends nothing at all sends nothing after another refusal either, and what floods the app floods it again.
    if (most >= REPEATED || !sent || floods) break;
  }
  if (!best && failed instanceof WrapperError) throw failed;
  return { contract: best ?? null, seen: best ?? first };
}

/** Something was sent, and not the call. */
const UNCLEAR = 0.25;

/** A call was sent. */
const SENT = 0.5;

/** A call carried a token, and no more was seen. */
const CARRIED = 1;

/** Statuses that say something else than that a token has expired. */
const OTHERWISE = [400, 404, 405, 406, 408, 409, 410, 412, 413, 415, 422, 423, 425, 428, 429, 431, 451];

/** From this on something was sent after a refusal. */
const REFRESHED = 10;

/** From this on the call was repeated, and got its data. */
const REPEATED = 20;

/** What follows a 200 is a refresh only when the call is repeated then, and an old token is found before anything is sent. */
function isMisread({ expired, seeds }: ProbeSetup, { requests }: Probed, worth: number): boolean {
  if (seeds === 'old') return requests[0]?.is === 'call';
  return expired.status < 400 && worth < REPEATED;
}

/** How much a probe tells: that there was a refresh, and a repeat, and which tokens went with them. */
function worthOf(probed: Probed): number {
  const { requests } = probed;
  const others = requests.filter(({ is }) => is === 'other');
  const calls = requests.filter(({ is }) => is === 'call');
  // Where the call is in none of them, it was not called as it wants to be, or nobody can tell.
  if (calls.length === 0) return others.length === 0 ? 0 : UNCLEAR;
  if (others.length === 0) {
    const isMarked = marksIn(calls.map(({ headers }) => headers.join('\n')).join('\n')).length > 0;
    return isMarked ? CARRIED : SENT;
  }
  const carried = (some: readonly ProbedRequest[]): number =>
    some.some(
      ({ body, url, headers }) =>
        marksIn([body ?? '', url, ...headers.map(([, value]) => value)].join('\n')).length > 0,
    )
      ? 1
      : 0;
  const bodies = others.filter(({ body, url, headers }) => {
    const texts = [body ?? '', url, ...headers.filter(([name]) => name !== 'authorization').map(([, value]) => value)];
    return marksIn(texts.join('\n')).length > 0;
  });
  const tokens = carried(requests.filter(({ is }) => is === 'call')) + 2 * (bodies.length > 0 ? 1 : 0);
  return (didRefresh(probed) ? REPEATED : REFRESHED) + tokens;
}

const MOST_VARIABLES = 4;

const BEARER = { path: ['token_type'], value: 'Bearer' };

/** So many values of what a body is compared with are tried, one after another. */
const MOST_VARIANTS = 6;

/** What is tried, in lots from which the best is taken: the likeliest first. */
function* setupsOf(
  { statuses, names, compared, told }: Words,
  only: number | null,
  environment: ProbeSetup['environment'],
): Generator<readonly ProbeSetup[]> {
  const said = [...statuses.keys()];
  const expired =
    only !== null
      ? [only]
      : [
          ...new Set([
            ...EXPIRED.filter((status) => said.includes(status)),
            ...EXPIRED,
            ...said.filter((status) => status >= 400 && status < 500 && !OTHERWISE.includes(status)),
          ]),
        ];
  const renewed = [...new Set([200, ...said.filter((status) => status > 200 && status < 300), 204])];
  const usual = usualBody(told);
  const cookies = [...names.keys()].filter((name) => /^[\w.-]{1,40}$/.test(name));
  const lot = (
    rest: { readonly expired: ProbeSetup['expired']; readonly status: number },
    seeds: readonly ProbeSetup['seeds'][],
    fields: ProbeSetup['renewed']['fields'] = [],
  ): readonly ProbeSetup[] =>
    seeds.flatMap((one) =>
      (['path', 'object'] as const).map((args) => ({
        args,
        seeds: one,
        cookies,
        environment,
        expired: rest.expired,
        // RFC 6749 takes either for the same; a text that names one may insist on it.
        renewed: { status: rest.status, fields: names.has('Bearer') ? [...fields, BEARER] : fields },
      })),
    );
  for (const status of renewed)
    for (const refused of expired)
      yield lot({ expired: { status: refused, body: usual }, status }, ['named', 'all', 'none']);
  // A variable may have a token, whatever it is called.
  for (let variable = 0; variable < MOST_VARIABLES; variable += 1)
    yield lot({ expired: { status: expired[0] ?? 401, body: usual }, status: 200 }, ['named']).map((setup) => ({
      ...setup,
      variable,
    }));
  // A wrapper that looks at its token before it sends meets no refusal: it finds the token old.
  yield lot({ expired: { status: only ?? 401, body: usual }, status: 200 }, ['old']);
  // A refusal in plain text, which RTK Query cannot parse.
  if (names.has('originalStatus') || names.has('PARSING_ERROR'))
    for (const refused of expired.slice(0, 3))
      yield lot({ expired: { status: refused, body: 'Unauthorized' }, status: 200 }, ['named', 'all', 'none']);
  // It looks into the body: at what the text compares it with, in the refusal and in the answer to the refresh.
  const variants = Math.min(MOST_VARIANTS, Math.max(0, ...compared.map(({ values }) => values.length)));
  for (let at = 0; at < variants; at += 1) {
    const body = variantOf(compared, at);
    for (let other = 0; other < variants; other += 1) {
      const fields = compared.map(({ path, values }) => ({ path, value: values[other % values.length] }));
      for (const status of only === null ? [...expired.slice(0, 2), 200] : [only])
        yield lot({ expired: { status, body }, status: 200 }, ['named', 'all'], fields);
    }
  }
  if (only !== null && only !== 200) return;
  // A server that answers everything with 200, and says in the body what is wrong.
  yield lot(
    {
      expired: {
        status: 200,
        body: {
          errors: [{ message: 'Unauthenticated', extensions: { code: 'UNAUTHENTICATED' } }],
          error: 'token_expired',
          code: 'TOKEN_EXPIRED',
        },
      },
      status: 200,
    },
    ['named', 'all', 'none'],
  );
}

/** A body in which all that is compared has one of the values that it is compared with. */
function variantOf(compared: Words['compared'], at: number): Readonly<Record<string, unknown>> {
  return compared.reduce<Readonly<Record<string, unknown>>>(
    (body, { path, values }) => withField(body, path, values[at % values.length]),
    {},
  );
}
