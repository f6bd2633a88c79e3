import { placeOf, RAW_TOKEN } from '../sim/index.ts';
import type { Carrier, RefreshContract, Source, TokenHome, Trace } from '../sim/index.ts';
import { textOf } from './imports.ts';
import { isToldOfNew } from './dialect.ts';
import { doubtsOf, isCookieGuessed } from './doubts.ts';
import type { Doubt } from './doubts.ts';
import type { ModuleAs } from './modules.ts';
import type { Read } from './read.ts';
import type { Words } from './words.ts';

/** How sure a fact of a reading is. */
export type Surety =
  /** By a comment, or a config file. */
  | 'said'
  /** From the text. */
  | 'read'
  /** In a trial run. */
  | 'seen'
  | 'guessed';

/** One thing that the lab found of a file. */
export interface ReadingFact {
  readonly what: 'entry' | 'access token' | 'refresh token' | 'refresh' | 'expiry' | 'base' | 'environment' | 'module';
  /** `POST /auth/rotate, with refreshToken in a JSON body`. */
  readonly said: string;
  /** Where the text has it, from 1; `null` where no single line does. */
  readonly line: number | null;
  /** The path of the file that has this line; `null`: the one with the base query. */
  readonly file: string | null;
  readonly sure: Surety;
  /** What would make it sure, in a sentence; `null` where it is. */
  readonly remedy: string | null;
}

/** What the lab found of a file, for whoever wrote it. */
export interface Reading {
  readonly file: string;
  /** What its base query is called; `null` for a file without one. */
  readonly entry: string | null;
  readonly facts: readonly ReadingFact[];
  readonly modules: readonly ReadModule[];
  readonly tokens: { readonly access: string | null; readonly refresh: string | null };
  readonly refresh: {
    readonly method: string;
    readonly path: string;
    readonly carries: string;
    readonly answers: string;
  } | null;
  /** How the server says that a token has expired: `401`. */
  readonly expiry: string;
  readonly doubts: readonly Doubt[];
  /** Trial runs saw what was read. */
  readonly confirmed: boolean;
}

/** What answers an import. */
export interface ReadModule {
  readonly specifier: string;
  readonly as: ModuleAs;
  readonly uses: readonly string[];
  readonly line: number;
  /** The path of the file that imports it; `null`: the one with the base query. */
  readonly file: string | null;
  /** What it is and does is a guess. */
  readonly guess: boolean;
}

/**
 * What is said of a file that was read.
 *
 * @param found `null` for a text that is no module
 * @param trials a run with a good token, and one with a token that has expired
 */
export function factsOfReading({ file }: Pick<Source, 'file'>, found: Read | null, trials: readonly Trace[]): Reading {
  const dialect = found?.dialect ?? null;
  const [entry] = found?.entries ?? [];
  const modules = (found?.imports ?? []).map(({ specifier, line, uses, file = null }): ReadModule => {
    const as = found?.modules.get(specifier) ?? 'stand-in';
    return { specifier, as, uses: uses.map(textOf), line, file, guess: as === 'stand-in' };
  });
  const whereIs = (name: string | null): Place =>
    (name === null ? null : placeNaming(found, name)) ?? { line: null, file: null };
  const doubts = found ? doubtsOf(found, trials) : [];
  const refresh = dialect?.refresh ?? null;
  const carried = `${carrierInWords(refresh?.carries ?? null)}${found?.contract?.isReplaced ? ', which prepareHeaders replaces' : ''}`;
  const accessHome = dialect?.access.home ?? null;
  const refreshHome = dialect?.refreshToken.home ?? null;
  const status = String(dialect?.expiry?.status ?? 401);
  const keptBy = (specifier: string): string =>
    dialect?.standInsKeep && accessHome && isToldOfNew(specifier, found?.contract?.probed.deeds ?? [])
      ? `; it keeps the new token in ${homeInWords(accessHome)}`
      : '';
  const facts: ReadingFact[] = [];
  const isSaid = (...keys: readonly string[]): boolean => keys.some((key) => found?.said.includes(key));
  const sureness = (isGuess: boolean, ...keys: readonly string[]): Surety =>
    isSaid(...keys) ? 'said' : isGuess ? 'guessed' : 'seen';
  if (entry)
    facts.push({
      what: 'entry',
      said: entry.label,
      line: entry.line,
      file: null,
      sure: isSaid('entry') ? 'said' : 'read',
      remedy: null,
    });
  const isCookie = found !== null && isCookieGuessed(found);
  const [base] = dialect?.bases ?? [];
  if (base !== undefined)
    facts.push({
      what: 'base',
      said: (dialect?.bases ?? []).join(', '),
      ...whereIs(base),
      sure: sureness(false, 'base'),
      remedy: null,
    });
  if (accessHome)
    facts.push({
      what: 'access token',
      said: `${homeInWords(accessHome)}, sent ${carrierInWords(dialect?.access.carrier ?? null)}`,
      ...whereIs(leafOf(accessHome)),
      sure:
        isHidden(accessHome) && !isSaid('storage.access')
          ? isCookie
            ? 'guessed'
            : 'read'
          : sureness(false, 'storage.access'),
      remedy: isCookie ? 'Its calls carry no other token.' : null,
    });
  if (refreshHome)
    facts.push({
      what: 'refresh token',
      said: homeInWords(refreshHome),
      ...whereIs(leafOf(refreshHome)),
      sure: sureness(isHidden(refreshHome), 'storage.refresh'),
      remedy:
        isHidden(refreshHome) && !isSaid('storage.refresh')
          ? 'No code sees it: the refresh carries no other token.'
          : null,
    });
  if (refresh) {
    const hasOwn = [...(found?.modules.values() ?? [])].includes('own');
    const isGuess = !hasOwn && !isSaid('access') && (found?.contract?.guessed.includes('answer') ?? false);
    facts.push({
      what: 'refresh',
      said: `${refresh.method} ${refresh.path} ${carried}, answered ${answerInWords(refresh.answer)}`,
      ...whereIs(refresh.path),
      sure: sureness(isGuess, 'refresh', 'send', 'access', 'refresh-token'),
      remedy: isGuess ? 'Give the file that takes the answer apart, or say access=FIELD.' : null,
    });
    facts.push({
      what: 'expiry',
      said: `status ${status}`,
      line: found?.words.statuses.get(Number(status)) ?? null,
      file: null,
      sure: sureness(false, 'expired'),
      remedy: null,
    });
  }
  for (const { name, value } of found?.contract?.probed.environment ?? [])
    facts.push({
      what: 'environment',
      said: value === undefined ? `${name} is not set` : `${name} is ${value}`,
      ...whereIs(name),
      sure: 'guessed',
      remedy: `Say env.${name}=VALUE.`,
    });
  for (const { specifier, line, file: importing, guess, uses } of modules)
    if (guess)
      facts.push({
        what: 'module',
        said: `${specifier} stands in: ${uses.join(', ') || 'nothing is used of it'}${keptBy(specifier)}`,
        line,
        file: importing,
        sure: 'guessed',
        remedy: 'Give this file too.',
      });
  return {
    file,
    entry: entry?.label ?? null,
    facts,
    modules,
    tokens: {
      access: accessHome && homeInWords(accessHome),
      refresh: refreshHome && homeInWords(refreshHome),
    },
    refresh: refresh && {
      method: refresh.method,
      path: refresh.path,
      carries: carried,
      answers: answerInWords(refresh.answer),
    },
    expiry: status,
    doubts,
    confirmed: entry !== undefined && doubts.length === 0 && trials.length > 0,
  };
}

/** A line of one of the reader's files. */
type Place = Pick<ReadingFact, 'line' | 'file'>;

/** The first line that has a name in it: of the file with the base query, else of another; the name alone, else a part of a text. */
function placeNaming(found: Read | null, name: string): Place | null {
  if (!found) return null;
  const files: readonly (readonly [string | null, Words])[] = [[null, found.words], ...found.wordsBeside];
  for (const [file, { names }] of files) {
    const line = names.get(name) ?? names.get(name.replace(/^\//, ''));
    if (line !== undefined) return { line, file };
  }
  for (const [file, { names }] of files) {
    const [, line] = [...names].find(([text]) => text.length > 2 && text.includes(name)) ?? [];
    if (line !== undefined) return { line, file };
  }
  return null;
}

function leafOf(home: TokenHome): string | null {
  switch (home.in) {
    case 'auth-store':
      return 'accessToken';
    case 'localStorage':
    case 'sessionStorage':
      return home.path.at(-1) ?? home.key;
    case 'cookie':
      return home.httpOnly ? null : home.name;
    case 'state':
      return home.path.at(-1) ?? null;
    case 'binding':
      return home.path.at(-1) ?? home.name;
    case 'module':
      return /([\w$]+)(\(\))?$/.exec(home.use)?.[1] ?? null;
  }
}

function isHidden(home: TokenHome): boolean {
  return home.in === 'cookie' && home.httpOnly;
}

function homeInWords(home: TokenHome): string {
  if (home.in === 'cookie') return home.httpOnly ? 'an HttpOnly cookie' : `the cookie ${home.name}`;
  if (home.in === 'auth-store') return 'the auth store';
  const place = placeOf(home);
  if (home.in === 'binding') return `the variable ${[home.name, ...home.path].join('.')}`;
  if (home.in === 'module' && home.use === RAW_TOKEN) return 'what its raw base query sends, which was not given';
  if (home.in === 'module') return place.replace(/^app\./, '');
  const path = home.in === 'localStorage' || home.in === 'sessionStorage' ? home.path : [];
  return path.length === 0 ? place : `${place}, in its ${path.join('.')}`;
}

function carrierInWords(carrier: Carrier | null): string {
  switch (carrier?.in) {
    case undefined:
      return 'as a bearer';
    case 'header':
      return /^bearer $/i.test(carrier.prefix) && carrier.name === 'authorization'
        ? 'as a bearer'
        : `in the header ${carrier.name}${carrier.prefix.trim() === '' ? '' : `, behind ${carrier.prefix.trim()}`}`;
    case 'json':
      return carrier.path.length === 0 ? 'as its JSON body' : `with ${carrier.path.join('.')} in a JSON body`;
    case 'text':
      return 'as its body';
    case 'form':
      return `with ${carrier.field} in a form`;
    case 'query':
      return `with ${carrier.name} in its address`;
    case 'cookie':
      return 'with a cookie';
  }
}

function answerInWords({ status, access, refresh }: RefreshContract['answer']): string {
  const said = [access, refresh].map((carrier) => {
    if (carrier === null) return null;
    if (carrier.in === 'json') return carrier.path.join('.') || 'the token as its JSON body';
    if (carrier.in === 'text') return 'the token as plain text';
    return carrier.in === 'cookie' ? 'a cookie' : carrier.in;
  });
  const [first, second] = said;
  return second === null ? `${status} with ${first}, and no refresh token` : `${status} with ${first} and ${second}`;
}
