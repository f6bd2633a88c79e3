import { listed, placeOf, requestsOf } from '../sim/index.ts';
import type { Carrier, Dialect, Probed, RefreshContract, Source, TokenHome, Trace } from '../sim/index.ts';
import type { Import } from './imports.ts';
import { textOf } from './imports.ts';
import type { ModuleAs } from './modules.ts';
import { EXPIRED } from './read.ts';
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
  readonly what: 'entry' | 'access token' | 'refresh token' | 'refresh' | 'expiry' | 'base' | 'module';
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

/** A question whose answer would settle what the lab cannot tell. */
export interface Doubt {
  readonly question: string;
  readonly choices: readonly {
    readonly means: string;
    /** The comment line that says so. */
    readonly comment: string;
  }[];
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
  const accessHome = dialect?.access.home ?? null;
  const refreshHome = dialect?.refreshToken.home ?? null;
  const status = String(dialect?.expiry?.status ?? 401);
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
      sure: sureness(false, 'storage.access'),
      remedy: null,
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
      said: `${refresh.method} ${refresh.path} ${carrierInWords(refresh.carries)}, answered ${answerInWords(refresh.answer)}`,
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
  for (const { specifier, line, file: importing, guess, uses } of modules)
    if (guess)
      facts.push({
        what: 'module',
        said: `${specifier} stands in: ${uses.join(', ') || 'nothing is used of it'}`,
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
      carries: carrierInWords(refresh.carries),
      answers: answerInWords(refresh.answer),
    },
    expiry: status,
    doubts,
    confirmed: entry !== undefined && doubts.length === 0 && trials.length > 0,
  };
}

/** Libraries that send: what stands in for one sends nothing. */
const SENDS = /^(axios|ky|ky-universal|superagent|graphql-request|got|wretch|ofetch|redaxios)$/;

/** What a trial run shows of a reading: each of these has to be seen before anything is judged. */
interface Shown {
  /** Something was sent for the call. */
  readonly sent: boolean;
  /** How the call with a good token failed; `null` where it got its data. */
  readonly failed: string | number | null;
  /** The refusal led to something that the server knows as the refresh. */
  readonly refreshed: boolean;
  /** The refresh was accepted, and what was sent next carried no other token than before. */
  readonly keptOld: boolean;
  /** The refresh was accepted, and the call failed without another request, and without a fault of its own. */
  readonly gaveUp: boolean;
}

function shownBy(fresh: Trace, expired: Trace): Shown {
  const settled = fresh.events.find((event) => event.type === 'call-settled');
  const requests = requestsOf(expired);
  const refreshes = requests.filter(({ role, refresh }) => role === 'refresh' && refresh !== null);
  const accepted = refreshes.find(({ end }) => end?.as === 'answered' && end.status < 300);
  const repeats = requests.filter(
    ({ role, sent }) => role === 'api' && accepted?.end && sent.step >= accepted.end.step,
  );
  return {
    sent: requestsOf(fresh).length > 0,
    failed: settled?.type === 'call-settled' && !settled.ok ? settled.status : settled ? null : 'no answer',
    refreshed: refreshes.length > 0,
    gaveUp:
      accepted !== undefined &&
      repeats.length === 0 &&
      expired.events.some((event) => event.type === 'call-settled' && !event.ok && event.fault === null),
    keptOld: repeats.length > 0 && repeats.every(({ access }) => (access ?? 1) === 1),
  };
}

function doubtsOf(found: Read, [fresh, expired]: readonly Trace[]): readonly Doubt[] {
  const { dialect, contract, entries, imports, words } = found;
  if (!dialect) return [];
  const doubts: Doubt[] = [];
  const ask = (question: string, choices: Doubt['choices'] = []): void => void doubts.push({ question, choices });
  const standIns = imports.filter(({ specifier }) => found.modules.get(specifier) === 'stand-in');
  for (const { specifier } of standIns)
    if (SENDS.test(specifier)) ask(`It sends by ${specifier}, which is not here: what it does the lab cannot tell.`);
  if (entries.length > 1)
    ask(
      'Which of these is the base query?',
      entries.map(({ label, line, said }) => ({
        means: `${label}, line ${line}`,
        comment: `// @reauth-lab entry=${said}`,
      })),
    );
  const rivals = contract?.rivals ?? [];
  if (rivals.length > 0)
    ask(
      'More than one request follows a refusal. Which of them is the refresh?',
      rivals.map(({ method, url }) => ({
        means: `${method} ${url}`,
        comment: `// @reauth-lab refresh=${method}:${pathIn(url, dialect)}`,
      })),
    );
  if (doubts.length > 0 || !fresh || !expired) return doubts;

  const shown = shownBy(fresh, expired);
  const called = standIns
    .filter(({ uses }) => uses.some(({ how }) => how === 'called'))
    .map(({ specifier }) => specifier);
  if (!shown.sent)
    ask(
      called.length > 0
        ? `In a call nothing was sent. What sends is in ${listed(called)}, which was not given: give it too.`
        : 'In a call nothing was sent. What has to be there for it to send?',
    );
  else if (shown.failed !== null)
    ask(
      `With a good token a call failed with ${shown.failed}: what does the app have that the lab does not?`,
      KEPT_IN.map(([means, value]) => ({ means, comment: `// @reauth-lab storage.access=${value}` })),
    );
  else if (fresh.events.some((event) => event.type === 'call-settled' && event.ok && event.strange))
    ask('With a good token a call got other data than its server had sent: what does it make of an answer?');
  else if (contract && !contract.refresh && refresherIn(contract.probed, standIns) !== null)
    ask(
      `After a refusal ${refresherIn(contract.probed, standIns) ?? ''} was called, which may be what refreshes: what it does the lab cannot tell. Give the file that it is in, too.`,
    );
  else if (contract && !contract.refresh && keeperOf(dialect, standIns) !== null)
    ask(
      `Its token comes from ${keeperOf(dialect, standIns) ?? ''}, which may refresh it by itself: what it does the lab cannot tell.`,
    );
  else if (
    !contract?.refresh &&
    [...words.names.keys()].some((name) => /refresh_?token|renew|rotat|(^|\/)refresh/i.test(name))
  )
    ask(
      `No refresh followed when a call was refused with ${found.said.includes('expired') ? 'the status that is said' : EXPIRED.join(', ')}. Which status says that the token has expired?`,
      [{ means: 'another status', comment: '// @reauth-lab expired=STATUS' }],
    );
  else if (contract?.refresh && !shown.refreshed)
    ask(
      'The refresh that was sent carried no token that the server knows. Where is the refresh token kept?',
      KEPT_IN.map(([means, value]) => ({ means, comment: `// @reauth-lab storage.refresh=${value}` })),
    );
  else if (
    contract?.refresh &&
    shown.gaveUp &&
    !contract.probed.deeds.some(({ tokens }) => tokens.some(({ from }) => /^answer(\.|$)/.test(from)))
  )
    ask('The refresh was answered, and nothing came of it: what does it look for in the answer?', [
      { means: 'the access token in another field', comment: '// @reauth-lab access=FIELD' },
    ]);
  else if (contract && isRepeatedOnly(contract) && shown.keptOld)
    ask('The refresh was answered, and the repeat carried the old token. How does the new one come back?', [
      { means: 'in a field of the answer', comment: '// @reauth-lab access=FIELD' },
      {
        means: 'in a cookie, and the old one is not looked at',
        comment: '// @reauth-lab storage.access=httpOnly:access_token',
      },
    ]);
  return doubts;
}

/** A probe saw a refusal, a refresh and a repeat, and nothing of the answer go anywhere. */
function isRepeatedOnly({ guessed, probed, refresh }: NonNullable<Read['contract']>): boolean {
  const kinds = probed.requests.map(({ is }) => is).join(' ');
  return refresh !== null && guessed.includes('answer') && /^call (other )+call$/.test(kinds);
}

/** What was called of a module that was not given, and may refresh by its name: `keycloak.updateToken()`. */
function refresherIn({ deeds }: Probed, standIns: readonly Import[]): string | null {
  const uses = deeds
    .filter(
      ({ do: deed, at }) =>
        /^(call|dispatch)$/.test(deed) && standIns.some(({ specifier }) => at.startsWith(`${specifier} `)),
    )
    .map(({ at }) => at.replace(/^\S+ (default\.)?/, ''));
  return uses.find((use) => REFRESHER.test(use) && !NO_REFRESHER.test(/([\w$]+)\(\)$/.exec(use)?.[1] ?? '')) ?? null;
}

const REFRESHER = /(refresh|renew|rotat|reissue|reauth|silent|updateToken)\w*\(\)(\.\w+\(\))*$/i;
const NO_REFRESHER = /^(set|clear|remove|delete|reset|is|has|get(Stored|Local)?RefreshToken)/i;

/** Libraries that keep a session themselves. */
const KEEPERS = /firebase|amplify|auth0|msal|keycloak|clerk|supabase|next-auth|okta|oidc|cognito|workos|kinde|logto/i;

/** The library that the access token comes from, where it is one that keeps a session itself; else `null`. */
function keeperOf({ access: { home } }: Dialect, standIns: readonly Import[]): string | null {
  if (home?.in !== 'module') return null;
  return (
    standIns.find(({ specifier }) => KEEPERS.test(specifier) && home.use.startsWith(`${specifier} `))?.specifier ?? null
  );
}

/** Where an app may keep a token, and how a comment says so. */
const KEPT_IN = [
  ['a key of localStorage', 'KEY'],
  ['a cookie', 'cookie:NAME'],
  ['the Redux state', 'state:auth.token'],
] as const;

/** A path as a comment has it. */
function pathIn(url: string, { bases }: Dialect): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  const base = [...bases, '/api']
    .map((one) => one.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, ''))
    .find((one) => one !== '' && path.startsWith(`${one}/`));
  return base === undefined ? path : path.slice(base.length);
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
