import type { TokenHome } from '../source/dialect.ts';
import type { Program } from '../source/program.ts';
import { withField } from '../withField.ts';
import { cookieOf } from '../backend/endpoints/carriers.ts';
import { AUTH_STORE_KEY } from './tokenWatch.ts';
import { appSpecifier } from './appSpecifier.ts';
import type { Cookies } from './cookies.ts';

/** The token keys that a wrapper without the auth store keeps its access token under. */
const ACCESS_KEYS = ['accessToken', 'access_token', 'token'];
const REFRESH_KEYS = ['refresh_token', 'refreshToken'];

/** The places of a browser in which an app may keep its tokens. */
export interface SeededPlaces {
  readonly localStorage: KeptItems;
  readonly sessionStorage: KeptItems;
  readonly cookies: Pick<Cookies, 'receive'>;
}

/** A map of texts; a `Storage` by {@link itemsOf}. */
export interface KeptItems {
  get(key: string): string | undefined;
  set(key: string, value: string): unknown;
}

/** What a login brings. */
export interface SeededTokens {
  readonly access: string;
  readonly refresh: string | null;
}

/** A storage as a map, whose writes are its own. */
export function itemsOf(storage: Storage): KeptItems {
  return { get: (key) => storage.getItem(key) ?? undefined, set: (key, value) => storage.setItem(key, value) };
}

type Seeded = Pick<Program, 'imports' | 'app' | 'contract'>;

/** Puts the tokens where an earlier login left them: where the wrapper in question looks for them, and nowhere else. */
export function seedTokens(program: Seeded, tokens: SeededTokens, places: SeededPlaces): void {
  if (hasStore(program))
    places.localStorage.set(AUTH_STORE_KEY, JSON.stringify({ state: { accessToken: tokens.access }, version: 0 }));
  leaveTokens(program, tokens, places);
  if (hasStore(program) && !program.contract.homes.refresh && tokens.refresh !== null)
    keepRefresh(tokens.refresh, places);
}

/** Puts the tokens where a login leaves them; what the auth store takes, it takes by itself. */
export function leaveTokens(program: Seeded, tokens: SeededTokens, places: SeededPlaces): void {
  const { access, refresh } = program.contract.homes;
  if (access) put(places, access, tokens.access);
  else if (!hasStore(program)) for (const key of ACCESS_KEYS) places.localStorage.set(key, tokens.access);

  if (tokens.refresh === null) return;
  if (refresh) put(places, refresh, tokens.refresh);
  else if (!hasStore(program)) keepRefresh(tokens.refresh, places);
}

function keepRefresh(token: string, { localStorage }: SeededPlaces): void {
  for (const key of REFRESH_KEYS) localStorage.set(key, token);
}

function hasStore({ imports, app }: Seeded): boolean {
  return imports.some((one) => appSpecifier(one, [...app.keys()]) === '@/stores/authStore');
}

/**
 * Clears the places that a wrapper named. The lab's slice clears the keys that it knows itself; the slice of such a
 * wrapper's app would know these.
 */
export function forgetOwnPlaces(
  { contract }: Pick<Program, 'contract'>,
  {
    document,
    ...storages
  }: Readonly<Record<'localStorage' | 'sessionStorage', Storage>> & { readonly document: { cookie: string } },
): void {
  const { access, refresh } = contract.homes;
  for (const home of [access, refresh]) {
    if (home?.in === 'localStorage' || home?.in === 'sessionStorage') storages[home.in].removeItem(home.key);
    if (home?.in === 'cookie' && !home.httpOnly) document.cookie = `${home.name}=; path=/; max-age=0`;
  }
}

/** Puts a token into its place. What stands in for the app, its store and its state, holds its tokens itself. */
function put(places: SeededPlaces, home: TokenHome, token: string): void {
  switch (home.in) {
    case 'localStorage':
    case 'sessionStorage': {
      const items = places[home.in];
      const { key, path } = home;
      items.set(key, path.length === 0 ? token : JSON.stringify(withField(parsed(items.get(key)), path, token)));
      return;
    }
    case 'cookie':
      places.cookies.receive(home.httpOnly ? cookieOf(home.name, token) : `${home.name}=${token}; Path=/`);
      return;
    case 'auth-store':
    case 'state':
    case 'binding':
    case 'module':
  }
}

/** What was put there a moment ago. */
function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || !text.startsWith('{')) return {};
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
