import type { Scenario } from '../scenario.ts';
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
  readonly localStorage: Map<string, string>;
  readonly sessionStorage: Map<string, string>;
  readonly cookies: Cookies;
}

/** Puts the tokens where a login left them: where the wrapper in question looks for them, and nowhere else. */
export function seedTokens(
  { imports, app, contract }: Pick<Program, 'imports' | 'app' | 'contract'>,
  scenario: Scenario,
  session: { readonly access: string; readonly refresh: string },
  places: SeededPlaces,
): void {
  const { localStorage } = places;
  const hasStore = imports.some((one) => appSpecifier(one, [...app.keys()]) === '@/stores/authStore');
  const { access, refresh } = contract.homes;

  if (hasStore)
    localStorage.set(AUTH_STORE_KEY, JSON.stringify({ state: { accessToken: session.access }, version: 0 }));
  if (access) put(places, access, session.access);
  else if (!hasStore) for (const key of ACCESS_KEYS) localStorage.set(key, session.access);

  if (scenario.refreshToken === 'none') return;
  if (refresh) put(places, refresh, session.refresh);
  else for (const key of REFRESH_KEYS) localStorage.set(key, session.refresh);
}

/**
 * Clears the places that a wrapper named. The lab's slice clears the keys that it knows itself; the slice of such a
 * wrapper's app would know these.
 */
export function forgetOwnPlaces({ contract }: Pick<Program, 'contract'>, localStorage: Storage): void {
  const { access, refresh } = contract.homes;
  for (const home of [access, refresh]) if (home?.in === 'localStorage') localStorage.removeItem(home.key);
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
    case 'module':
  }
}

/** What was put there a moment ago. */
function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || !text.startsWith('{')) return {};
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
