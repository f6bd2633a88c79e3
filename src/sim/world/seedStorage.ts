import type { Scenario } from '../scenario.ts';
import type { StoragePlace } from '../source/contract.ts';
import type { Program } from '../source/program.ts';
import { withField } from '../withField.ts';
import { AUTH_STORE_KEY } from './tokenWatch.ts';
import { appSpecifier } from './appSpecifier.ts';

/** The token keys that a wrapper without the auth store keeps its access token under. */
const ACCESS_KEYS = ['accessToken', 'access_token', 'token'];
const REFRESH_KEYS = ['refresh_token', 'refreshToken'];

/** Storage as a login left it: where the wrapper in question looks for its tokens, and nowhere else. */
export function seedStorage(
  { imports, app, contract }: Pick<Program, 'imports' | 'app' | 'contract'>,
  scenario: Scenario,
  session: { readonly access: string; readonly refresh: string },
): Map<string, string> {
  const items = new Map<string, string>();
  const hasStore = imports.some((one) => appSpecifier(one, [...app.keys()]) === '@/stores/authStore');
  const { access, refresh } = contract.storage;

  if (hasStore) items.set(AUTH_STORE_KEY, JSON.stringify({ state: { accessToken: session.access }, version: 0 }));
  if (access) put(items, access, session.access);
  else if (!hasStore) for (const key of ACCESS_KEYS) items.set(key, session.access);

  if (scenario.refreshToken === 'none') return items;
  if (refresh) put(items, refresh, session.refresh);
  else for (const key of REFRESH_KEYS) items.set(key, session.refresh);
  return items;
}

/**
 * Clears the places that a wrapper named. The lab's slice clears the keys that it knows itself; the slice of such a
 * wrapper's app would know these.
 */
export function forgetOwnPlaces({ contract }: Pick<Program, 'contract'>, localStorage: Storage): void {
  const { access, refresh } = contract.storage;
  for (const place of [access, refresh]) if (place) localStorage.removeItem(place.key);
}

/** Puts a token into its place, beside what a JSON value there has already. */
function put(items: Map<string, string>, { key, path }: StoragePlace, token: string): void {
  items.set(key, path.length === 0 ? token : JSON.stringify(withField(parsed(items.get(key)), path, token)));
}

/** The JSON object that is in storage already; an empty one where there is none. */
function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || !text.startsWith('{')) return {};
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
