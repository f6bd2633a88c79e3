import { BASE_PATH, ORIGIN, placeOf, RAW_TOKEN, relocation } from '../sim/index.ts';
import type { Carrier, Contract, Dialect, Entry, Probed, ProbeSetup, TokenHome } from '../sim/index.ts';
import type { Interpreted } from './interpret.ts';

/** What FastAPI says of a token that it will not take. */
const USUAL_BODY = { detail: 'Could not validate credentials' };

/** The same, with the fields from which a text takes what went wrong. */
export function usualBody(told: readonly string[]): Readonly<Record<string, string>> {
  return { ...USUAL_BODY, ...Object.fromEntries(told.map((field) => [field, USUAL_BODY.detail])) };
}

/** A dialect of which no more is known than where the base query is. */
export function bareDialect(entry: Entry, args: Dialect['args'], standIns: readonly string[]): Dialect {
  return {
    entry,
    args,
    bases: [],
    access: { home: null, carrier: null },
    refreshToken: { home: null },
    refresh: null,
    expiry: null,
    standIns,
    state: [],
  };
}

/** What a probe said, as the world takes it. */
export function dialectOf(
  entry: Entry,
  setup: ProbeSetup,
  { base, access, refreshToken, refresh, refreshUrl }: Interpreted,
  standIns: readonly string[],
  { state, deeds }: Probed,
  madeUpTimes: readonly string[],
  errorFields: readonly string[],
): Dialect {
  const api = isOwn(base) ? BASE_PATH : base === '' ? '/' : bare(base);
  const url = refreshUrl === null ? null : bare(refreshUrl);
  const isBelowApi = url === null || isServed(url, [api]);
  // The API's own place is named only beside another one.
  const bases = isBelowApi ? (api === BASE_PATH ? [] : [api]) : [api, hostOf(url) || '/'];
  const { status } = setup.expired;
  const isUsual = JSON.stringify(setup.expired.body) === JSON.stringify(usualBody(errorFields));
  const given = (home: TokenHome | null): TokenHome | null =>
    home?.in === 'module' &&
    !home.use.startsWith('parameter ') &&
    home.use !== RAW_TOKEN &&
    !standIns.some((one) => home.use.startsWith(`${one} `))
      ? { in: 'auth-store' }
      : home;
  return {
    ...bareDialect(entry, setup.args, standIns),
    ...(madeUpTimes.length > 0 && { madeUpTimes }),
    ...(isGivenBoth(refresh?.answer.refresh ?? null, deeds, standIns) && { standInsTakeBoth: true }),
    ...(errorFields.length > 0 && { errorFields }),
    ...(isKeptByStandIn(access.home, deeds, standIns) && { standInsKeep: true }),
    bases,
    access: { ...access, home: given(access.home) },
    refreshToken: { home: given(refreshToken.home) },
    refresh: refresh && { ...refresh, path: servedPath(url ?? refresh.path, bases) },
    expiry: status === 401 && isUsual ? null : { status, body: isUsual ? null : setup.expired.body },
    state: endsOf(state, [access.home, refreshToken.home]),
  };
}

/** Whether the new token is put nowhere where the old one is read, and something that was not given is told of it. */
function isKeptByStandIn(home: TokenHome | null, deeds: Probed['deeds'], standIns: readonly string[]): boolean {
  if (home === null || !/^(localStorage|sessionStorage|cookie)$/.test(home.in)) return false;
  const place = placeOf(home);
  const isStored = deeds.some((one) => one.do === 'store' && one.at === place && hasNewToken(one));
  return !isStored && standIns.some((specifier) => isToldOfNew(specifier, deeds));
}

/** Whether something that was not given is handed the new refresh token with the access token, or the whole answer. */
function isGivenBoth(refresh: Carrier | null, deeds: Probed['deeds'], standIns: readonly string[]): boolean {
  if (refresh?.in !== 'json') return false;
  const from = ['answer', ...refresh.path].join('.');
  return deeds.some(
    ({ do: deed, at, tokens }) =>
      /^(call|dispatch)$/.test(deed) &&
      standIns.some((specifier) => at.startsWith(`${specifier} `)) &&
      tokens.some((one) => one.from === from || from.startsWith(`${one.from}.`)),
  );
}

/** Whether a module is called with, or an action of it carries, a token of the answer to the refresh. */
export function isToldOfNew(specifier: string, deeds: Probed['deeds']): boolean {
  return deeds.some(
    (one) => /^(call|dispatch)$/.test(one.do) && one.at.startsWith(`${specifier} `) && hasNewToken(one),
  );
}

function hasNewToken({ tokens }: Probed['deeds'][number]): boolean {
  return tokens.some(({ from }) => /^answer(\.|$)/.test(from));
}

/** A dialect with what a reader says of it in place of what was read. */
export function withSaid(dialect: Dialect, { bases, refresh, homes }: Contract): Dialect {
  const { access } = dialect;
  const home = homes.access;
  const isCookie = home?.in === 'cookie' && home.httpOnly;
  // What was thought to be in a cookie is said to be elsewhere: then it is a bearer.
  const isHidden = home !== access.home && access.carrier?.in === 'cookie';
  return {
    ...dialect,
    bases,
    refresh,
    access: { home, carrier: isCookie ? { in: 'cookie', name: home.name } : isHidden ? null : access.carrier },
    refreshToken: { home: homes.refresh },
  };
}

/** `https://id.example.com` of an address there; empty for one at the app's own. */
function hostOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
}

/** The path of an address as the world's server gets it. */
function servedPath(url: string, bases: readonly string[]): string {
  const { pathname } = new URL(relocation(bases)(url));
  return pathname.startsWith(`${BASE_PATH}/`) ? pathname.slice(BASE_PATH.length) : pathname;
}

function isServed(url: string, bases: readonly string[]): boolean {
  return relocation(bases)(url).startsWith(`${ORIGIN}${BASE_PATH}/`);
}

/** An address as the world resolves it: a stand-in's gives the lab's own base. */
function bare(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/^https:\/\/[\w-]+\.stand-in\.invalid/, BASE_PATH);
}

/** The lab's own base address, and those of stand-ins, which give it. */
function isOwn(base: string): boolean {
  return base === BASE_PATH || base.endsWith('.stand-in.invalid');
}

/** Paths that lead on to no other, and to no token: each once. */
function endsOf(paths: Dialect['state'], homes: readonly (TokenHome | null)[]): Dialect['state'] {
  const tokens = homes.flatMap((home) => (home?.in === 'state' ? [home.path] : []));
  const named = new Map([...paths, ...tokens].map((path) => [path.join('.'), path]));
  const isOnTheWay = (name: string): boolean => [...named.keys()].some((other) => other.startsWith(`${name}.`));
  for (const path of tokens) named.delete(path.join('.'));
  const ends = [...named].filter(
    ([name]) => !isOnTheWay(name) && !tokens.some((path) => path.join('.').startsWith(`${name}.`)),
  );
  return ends.map(([, path]) => path);
}
