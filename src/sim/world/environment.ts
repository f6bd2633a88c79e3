import { kindOfName } from './standInNames.ts';

/** The value by which a reader says that a name is not set. */
const NOT_SET = 'none:';

/** A name that an app looked for in its environment, and what the lab gave it; `undefined` where it looked in vain. */
export interface GuessedName {
  readonly name: string;
  readonly value: string | undefined;
}

/** What `import.meta.env` and `process.env` answer; the base address under the names that build tools use. */
const KNOWN: Readonly<Record<string, unknown>> = {
  MODE: 'production',
  NODE_ENV: 'production',
  DEV: false,
  PROD: true,
  SSR: false,
  BASE_URL: '/',
  ...Object.fromEntries(
    ['VITE_', 'REACT_APP_', 'NEXT_PUBLIC_', ''].flatMap((prefix) =>
      ['API_BASE_URL', 'API_URL', 'BASE_URL', 'BACKEND_URL'].map((name) => [
        prefix + name,
        prefix + name === 'BASE_URL' ? '/' : '/api',
      ]),
    ),
  ),
};

/** What build tools want in front of a name. */
const PREFIX = /^((VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|NUXT|VUE_APP|EXPO_PUBLIC|GATSBY|NG_APP|PUBLIC)_)+/;

/** Names of an address that an app has in its environment, such as `VITE_SHOP_API`. */
const ADDRESS = /(^|_)(URL|URI|HOST|HOSTNAME|API|BACKEND|SERVER|ENDPOINT|BASE|DOMAIN|ORIGIN|PROXY)(_|$)/;
const NO_ADDRESS =
  /KEY|TOKEN|SECRET|CLIENT|VERSION|TIMEOUT|NAME|MODE|STATUS|PORT|PATH|ROUTE|REFRESH|RENEW|ROTATE|(^|_)ID$/;

/** Names of the key of a storage, or of a cookie. */
const KEY = /(^|_)(KEY|STORAGE|COOKIE|NAME)(_|$)/;

/**
 * What an app has in its environment: what its reader says, what build tools set, and what a name says by itself: an
 * address is the lab's own, a path and a time are made up. Whatever else it looks for is not there.
 *
 * @param said values by name; `none:` for one that is not set
 * @param onGuess told of each name that nothing is known of, but an address
 */
export function createEnvironment(
  said: Readonly<Record<string, string>>,
  onGuess: (guess: GuessedName) => void = () => {},
): object {
  return new Proxy(KNOWN, {
    get(known, name) {
      if (typeof name === 'symbol') return Reflect.get(known, name) as unknown;
      if (Object.hasOwn(said, name)) return said[name] === NOT_SET ? undefined : said[name];
      if (Object.hasOwn(known, name)) return known[name];
      if (ADDRESS.test(name) && !NO_ADDRESS.test(name)) return '/api';
      const value = valueNamed(name.replace(PREFIX, ''));
      onGuess({ name, value });
      return value;
    },
  });
}

function valueNamed(name: string): string | undefined {
  const kind = kindOfName(`env ${name}`);
  if (kind.is === 'text') return kind.text.startsWith('/') || KEY.test(name) ? kind.text : undefined;
  return kind.is === 'number' ? String(kind.value) : undefined;
}
