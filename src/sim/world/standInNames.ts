// What something of an app that was not given may be, told from what it is called.

/** What a use stands for: `@/config env.apiUrl` for an address, `./keys AUTH_KEYS.accessToken` for the key of a storage. */
export type NameKind =
  | { readonly is: 'token' | 'other' }
  /** `sure`: it can be nothing but the text of one; `config.server` may be an object with one in it. */
  | { readonly is: 'address'; readonly sure: boolean }
  /** A text: the key of a storage, a path below an address, a method. */
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly value: number };

/** Names that can only be a token's. */
const TOKEN =
  /^(_?(access|refresh|auth|id|bearer|session|user|api|csrf)?_?-?(token|jwt|bearer)(value|string)?|access|refresh|renewal|jwt|bearer|authorization|credential)$/i;

/** What stands before the name of what a getter gives. */
const GETTER = /^(get|read|load|select|fetch|retrieve|current|obtain|use)_?(?=[A-Z_])/;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const STATUSES: Readonly<Record<string, number>> = {
  ok: 200,
  success: 200,
  created: 201,
  nocontent: 204,
  badrequest: 400,
  unauthorized: 401,
  unauthorised: 401,
  unauthenticated: 401,
  forbidden: 403,
  notfound: 404,
  conflict: 409,
  gone: 410,
  unprocessableentity: 422,
  unprocessablecontent: 422,
  toomanyrequests: 429,
  internalservererror: 500,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
};

const ADDRESSES = /^((base|api)?ur[li]s?|hosts?|hostname|domain|origin|server|backend|base|address|proxy|gateway)$/;
const SURE_ADDRESSES = /^((base|api)?ur[li]|host|hostname|domain|origin)$/;
const PATHS = /^(endpoints?|routes?|paths?|pathnames?)$/;
const KEYS = /^(keys?|storage|cookies?|names?|fields?|constants?|consts?)$/;
const ACTIONS = /^(refresh|login|logout|signin|signout|renew|rotate|token|tokens|register|reissue)$/;

/**
 * What a use may be.
 *
 * @param use how it came about, with its module in front: `@/constants AUTH_KEYS.accessToken`
 */
export function kindOfName(use: string): NameKind {
  const parts = partsOf(use);
  const last = parts.at(-1) ?? '';
  const words = wordsIn(last);
  const outer = parts.slice(0, -1).flatMap(wordsIn);
  if (
    METHODS.includes(last.toUpperCase()) &&
    (last === last.toUpperCase() || outer.some((word) => /methods?/.test(word)))
  )
    return { is: 'text', text: last.toUpperCase() };
  // Whatever is sent by a method that was not given is no call of the app's.
  if (/^(http)?_?method$/i.test(last)) return { is: 'text', text: 'POST' };
  const status = statusIn(last, [...outer, ...words]);
  if (status !== null) return { is: 'number', value: status };
  if (words.some((word) => /^(timeout|delay|interval|ms)$/.test(word)) && !words.includes('id'))
    return { is: 'number', value: 10_000 };
  if (/^(max|maximum)(retries|retry|attempts|tries|retrycount)$/.test(words.join('')))
    return { is: 'number', value: 3 };
  const isUrl = ADDRESSES.test(words.at(-1) ?? '') || last === 'API';
  const isPath =
    PATHS.test(words.at(-1) ?? '') ||
    outer.some((word) => PATHS.test(word)) ||
    (outer.some((word) => /^(urls?|uris?)$/.test(word)) && !isUrl) ||
    (isUrl && words.some((word) => ACTIONS.test(word)));
  if (isPath) return { is: 'text', text: pathFrom(parts) };
  // `getBaseUrl` is what gives one.
  if (isUrl) return { is: 'address', sure: SURE_ADDRESSES.test(words.at(-1) ?? '') && !/^get(?=[A-Z_])/.test(last) };
  const isConstant = last === last.toUpperCase() && /[A-Z]/.test(last);
  const isKey = [...outer, ...words].some((word) => KEYS.test(word)) || isConstant;
  const named =
    isTokenName(last) || words.some((word) => /^(tokens?|jwt|access|refresh|auth|session|user|key)$/.test(word));
  if (isKey && named) return { is: 'text', text: parts.join('.') };
  return { is: isTokenName(last) ? 'token' : 'other' };
}

/** Whether a name is a token's: of a field, a key of a storage (`session.access`), a part of a state. */
export const isTokenName = (name: string): boolean => TOKEN.test(lastPartOf(name));

/** Whether a name is that of somebody or something, and no token: `userId`, `tenant_id`, `email`. */
export const isIdentity = (name: string): boolean =>
  /^(user|account|member|customer|device|client|tenant|org|organi[sz]ation|workspace|company|app)_?-?(id|name|email)$|^(uid|uuid|email|username)$/i.test(
    lastPartOf(name),
  );

/** Whether a function of this name gives a token; a bare `get()` does of what is named after one. */
export function isTokenGetter(use: string): boolean {
  const [name = '', owner = ''] = partsOf(use).toReversed();
  const bare = name.replace(/(Async|Sync)$/, '');
  if (/^(get|read|load|retrieve|value|current|getValue|fetch)$/.test(bare))
    return wordsIn(owner).some((word) => /^(token|jwt|access|refresh)s?$/.test(word));
  return (
    TOKEN.test(bare.replace(GETTER, '')) ||
    /^(get|read|load|retrieve)(Local|Stored|Saved|Current|Auth|User)*(Access|Refresh)?(Token|Jwt)(From\w+)?$/i.test(
      bare,
    )
  );
}

/** So far ahead, in milliseconds or in seconds, that nothing expires: the last moment that a `Date` can tell. */
const NEVER_MS = 8_640_000_000_000_000;

/** What a use gives that tells when a token expires, by its name: `getTokenExpiry()`, `session.expiresAt`; `null` for any other. */
export function momentOf(use: string): number | null {
  const name = wordsIn(partsOf(use).at(-1) ?? '').join('');
  // What is read by such a name may be a function that gives it.
  const isGiven = use.endsWith(')') || !/^(get|read|load)/.test(name);
  return isGiven && EXPIRES.test(name) ? NEVER_MS : null;
}

const EXPIRES = /(^|token|session|access|refresh|get|jwt)(exp|expiry|expires|expiration)(at|time|date|timestamp)?$/;

/**
 * What a question gives that an app asks of a value, told from its name: `isTokenExpired` no, `isTokens` yes, but not of
 * nothing.
 */
export function answerOfQuestion(name: string, args: readonly unknown[] = []): boolean | null {
  const isOfNothing = args.length > 0 && (args[0] ?? null) === null;
  const said = usualAnswer(name);
  return said && isOfNothing ? false : said;
}

function usualAnswer(name: string): boolean | null {
  const [first = '', ...rest] = wordsIn(name);
  if (!/^(is|has|are|was|can|should|needs?|does|did|check|validate|verify)$/.test(first)) return null;
  const said = rest.join('');
  if (
    /expir|invalid|public|refreshing|loading|offline|guest|anonymous|error|blocked|loggedout|logout|skip|locked|pending|retry/.test(
      said,
    )
  )
    return false;
  if (/^(should|needs?|check)$/.test(first)) return /valid|token(s)?$|auth/.test(said) && !/refresh|renew/.test(said);
  return true;
}

/** Whether a call gives an address: `getApiUrl()`. */
export const isAddressGetter = (use: string): boolean =>
  kindOfName(use.replace(/\bget(?=[A-Z]\w*\(\)$)/, '')).is === 'address';

/** What reads a value by its name, as storages do. */
const READS = /^(get|read|load|retrieve|fetch|select|use)([A-Z_]|$)/;

/**
 * How a call that reads by a name is named: `storage.getItem("accessToken")`; the call as it is where it does not.
 *
 * @param called `@/lib/storage storage.getItem()`
 */
export function namedRead(called: string, member: string, args: readonly unknown[]): string {
  const [key, ...more] = args;
  const isKey = typeof key === 'string' || typeof key === 'function';
  if (!isKey || more.length > 0 || !READS.test(member)) return called;
  return called.replace(/\(\)$/, () => `("${String(key)}")`);
}

/** Whether a read by a name gives a token. */
export function readsToken(read: string): boolean {
  const key = keyIn(read);
  return key === '' ? isTokenGetter(read) : isTokenName(key);
}

/** The name by which something is read: `userId` of `storage.getItem("userId")`; empty for another call. */
export function keyIn(read: string): string {
  return /\("(.*)"\)$/.exec(read)?.[1] ?? '';
}

/** Whether a call is that of a raw base query that was not given: `baseQuery(args, api, extraOptions)`. */
export function isRawQuery(member: string, [, api, ...more]: readonly unknown[]): boolean {
  const isApi = typeof api === 'object' && api !== null && 'signal' in api && 'dispatch' in api;
  return isApi && (more.length > 0 || /query|fetch|request/i.test(member));
}

/** Questions that a list or a text answers: what stands in for one has nothing in it. */
export const HAS_NOTHING: ReadonlySet<string> = new Set(['includes', 'some', 'startsWith', 'endsWith', 'has', 'test']);

/** The names in a use: `['AUTH_KEYS', 'accessToken']`. */
export function partsOf(use: string): readonly string[] {
  return use
    .replace(/^(new )?\S+ /, '')
    .replaceAll(/\([^)]*\)/g, '')
    .split('.')
    .filter((part) => part !== '' && part !== 'default');
}

/** `baseUrl` and `BASE_URL` are both `base`, `url`. */
function wordsIn(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

function statusIn(last: string, words: readonly string[]): number | null {
  const bare = last.replaceAll(/[_-]|status|code|http/gi, '').toLowerCase();
  const isStatus = words.some((word) => /^(http|status|statuses|code|codes)$/.test(word));
  const value = Object.hasOwn(STATUSES, bare) ? STATUSES[bare] : undefined;
  return value !== undefined && (isStatus || value === 401) ? value : null;
}

/** `/auth/refresh` of `API_ROUTES.auth.refresh`, `/refresh` of `REFRESH_ENDPOINT`. */
function pathFrom(parts: readonly string[]): string {
  const names = parts
    .filter((part) => !/^(options|opts)$/.test(part))
    .map((part) => wordsIn(part).filter((word) => !PATHS.test(word) && !ADDRESSES.test(word) && word !== 'api'))
    .filter((words) => words.length > 0)
    .map((words) => words.join('-'));
  return `/${names.join('/') || wordsIn(parts.at(-1) ?? '').join('-')}`;
}

function lastPartOf(name: string): string {
  return name.split(/[.:/@#|]/).at(-1) ?? name;
}
