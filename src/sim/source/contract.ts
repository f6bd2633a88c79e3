import { WrapperError } from '../problem.ts';
import type { Carrier, Dialect, Expiry, RefreshContract, TokenHome } from './dialect.ts';
import type { Source } from './source.ts';

/** What a wrapper from another code base agrees with its app and its backend, where that is not what the lab's has. */
export interface Contract {
  /** The addresses that its API is below; none for the lab's own, `/api`. */
  readonly bases: readonly string[];
  /** Its refresh endpoint; `null` for the lab's own. */
  readonly refresh: RefreshContract | null;
  /** What carries the access token; `null` for a bearer. */
  readonly carrier: Carrier | null;
  /** How its server says that a token has expired; `null` for FastAPI's 401. */
  readonly expiry: Expiry | null;
  /** Fields besides `detail` in which its server says what went wrong. */
  readonly errorFields?: readonly string[];
  /** What a reader said of what is read otherwise. */
  readonly said: {
    readonly entry: string | null;
    readonly expired: number | null;
    readonly refresh: string | null;
    /** All that is said: `refresh`, `storage.access`. */
    readonly keys: readonly string[];
  };
  /** What its environment has, by name; `none:` for what is not set. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it keeps its tokens; `null` for the places that the lab knows. */
  readonly homes: { readonly access: TokenHome | null; readonly refresh: TokenHome | null };
}

const FIELDS = String.raw`[A-Za-z_$][\w$-]*(\.[A-Za-z_$][\w$-]*)*`;
const NAME = String.raw`[^\s=;,]+`;

/** What can be said, with what a value must be like, in the order in which messages list it. */
const KEYS: Readonly<Record<string, { readonly is: RegExp; readonly such: string }>> = {
  refresh: {
    is: /^([A-Z]+:)?\/[^\s?#]*$/,
    such: 'a path below the base address, such as /token/refresh',
  },
  send: {
    is: new RegExp(`^(${FIELDS}|(header|query|form|cookie):${NAME})$`),
    such: 'the name of a field, such as refreshToken',
  },
  access: {
    is: new RegExp(`^(${FIELDS}|(header|cookie):${NAME}|text:)$`),
    such: 'a field, such as accessToken or data.accessToken',
  },
  'refresh-token': {
    is: new RegExp(`^(${FIELDS}|(header|cookie):${NAME}|none:)$`),
    such: 'a field, such as refreshToken or data.refreshToken',
  },
  'storage.access': { is: /^[^\s#]+(#[^\s#]+)?$/, such: 'a key of localStorage, such as jwt, or auth#accessToken' },
  'storage.refresh': { is: /^[^\s#]+(#[^\s#]+)?$/, such: 'a key of localStorage, such as rt, or auth#refreshToken' },
  entry: { is: /^[A-Za-z_$][\w$]*(:\d+)?$/, such: 'the name of the base query, such as baseQueryWithReauth' },
  expired: { is: /^[2-5]\d\d$/, such: 'a status, such as 419' },
  base: { is: /^(https?:\/\/[^\s?#]+|\/[^\s?#]*)$/, such: 'an address, such as https://api.example.com/v1 or /' },
  'env.NAME': { is: /^\S+$/, such: 'its value, or none: where it is not set' },
};

/** A name of its environment: `env.VITE_EXPIRED_STATUS`. */
const ENVIRONMENT = /^env\.[A-Za-z_]\w*$/;

/** Paths that the backend answers otherwise. */
const TAKEN = ['/auth/login', '/auth/logout', '/posts', '/users/me', '/comments'];

/** A comment line that tells the lab something: `// @reauth-lab refresh=/token/refresh`. */
const COMMENT = /^[ \t]*(?:\/\/|\/\*+|\*)[ \t]*@reauth-lab\b:?(.*)$/;

/**
 * What a source says about its contract: in lines such as `// @reauth-lab refresh=/token/refresh send=refreshToken`,
 * and in `source.contract`. What both name, the comment decides.
 *
 * @throws {WrapperError} kind `bad-input`, with the line, for what cannot be read
 */
export function contractOf({
  file,
  text,
  dialect,
  contract = {},
}: Pick<Source, 'file' | 'text' | 'contract' | 'dialect'>): Contract {
  const said = new Map<string, Said>();
  for (const [key, value] of Object.entries(contract)) note(said, { key, value, file: 'reauth-lab.json', line: null });
  for (const one of commentsOf(file, text)) note(said, one);
  const valueOf = (key: string): string | null => said.get(key)?.value ?? null;

  const path = said.get('refresh');
  if (path && TAKEN.includes(path.value)) throw problem(path, `${path.value} is another path of the backend`);
  const base = valueOf('base');
  const read = dialect && contractOfDialect(dialect);
  const expired = valueOf('expired');
  return {
    said: {
      entry: valueOf('entry'),
      expired: expired === null ? null : Number(expired),
      refresh: valueOf('refresh'),
      keys: [...said.keys()],
    },
    bases: base === null ? (read?.bases ?? []) : [base],
    refresh: refreshSaid(valueOf, read?.refresh ?? null),
    carrier: read?.carrier ?? null,
    expiry: read?.expiry ?? null,
    ...(read?.errorFields && { errorFields: read.errorFields }),
    environment: Object.fromEntries(
      [...said.values()].flatMap(({ key, value }) => (ENVIRONMENT.test(key) ? [[key.slice(4), value]] : [])),
    ),
    homes: {
      access: homeSaid(valueOf('storage.access')) ?? read?.homes.access ?? null,
      refresh: homeSaid(valueOf('storage.refresh')) ?? read?.homes.refresh ?? null,
    },
  };
}

/** The refresh endpoint that is said; what nobody says of it is as it was read, else as the lab has it. */
function refreshSaid(valueOf: (key: string) => string | null, read: RefreshContract | null): RefreshContract | null {
  const [address, send, access, refresh] = ['refresh', 'send', 'access', 'refresh-token'].map(valueOf);
  if (address === null && send === null && access === null && refresh === null) return read;
  const [, method, path] = /^(?:([A-Z]+):)?(.*)$/.exec(address ?? '') ?? [];
  const inJson = (field: string): Carrier => ({ in: 'json', path: [field] });
  return {
    method: method ?? read?.method ?? 'POST',
    path: path === undefined || path === '' ? (read?.path ?? '/auth/refresh') : path,
    carries: carrierSaid(send ?? null) ?? read?.carries ?? inJson('refresh_token'),
    answer: {
      ...(read?.answer ?? { status: 200 }),
      access: carrierSaid(access ?? null) ?? read?.answer.access ?? inJson('access_token'),
      refresh:
        refresh === 'none:'
          ? null
          : (carrierSaid(refresh ?? null) ?? (read ? read.answer.refresh : inJson('refresh_token'))),
    },
  };
}

/** `refreshToken` for a field of a JSON body, `header:x-refresh-token` for a header. */
function carrierSaid(value: string | null): Carrier | null {
  if (value === null) return null;
  const [, where, name = ''] = /^(header|query|form|cookie|text):(.*)$/.exec(value) ?? [];
  switch (where) {
    case 'header':
      return {
        in: 'header',
        name: name.toLowerCase(),
        prefix: name.toLowerCase() === 'authorization' ? 'Bearer ' : '',
      };
    case 'query':
    case 'cookie':
      return { in: where, name };
    case 'form':
      return { in: 'form', field: name };
    case 'text':
      return { in: 'text' };
    default:
      return { in: 'json', path: value.split('.') };
  }
}

function contractOfDialect({ bases, refresh, access, refreshToken, expiry, errorFields }: Dialect): Contract {
  return {
    said: { entry: null, expired: null, refresh: null, keys: [] },
    bases,
    refresh,
    carrier: access.carrier,
    expiry,
    ...(errorFields && { errorFields }),
    environment: {},
    homes: { access: access.home, refresh: refreshToken.home },
  };
}

/** One setting, and where it was said. */
interface Said {
  readonly key: string;
  readonly value: string;
  readonly file: string;
  readonly line: number | null;
}

function* commentsOf(file: string, text: string): Generator<Said> {
  const seen = new Set<string>();
  for (const [at, row] of text.split(/\r?\n/).entries()) {
    const [, said] = COMMENT.exec(row) ?? [];
    if (said === undefined) continue;
    for (const pair of said
      .replace(/\*\/.*$/, '')
      .split(/\s+/)
      .filter(Boolean)) {
      const [, key = '', value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      const one = { key: key || pair, value: value ?? '', file, line: at + 1 };
      if (value === undefined) throw problem(one, `"${pair}" is not of the form key=value`);
      if (seen.has(key)) throw problem(one, `"${key}" is said twice`);
      seen.add(key);
      yield one;
    }
  }
}

function note(said: Map<string, Said>, one: Said): void {
  const key = ENVIRONMENT.test(one.key) ? 'env.NAME' : one.key;
  const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!known) throw problem(one, `"${one.key}" is nothing that @reauth-lab knows`);
  const isAddress = key !== 'base' || one.value.startsWith('/') || URL.canParse(one.value);
  if (!known.is.test(one.value) || !isAddress)
    throw problem(one, `${one.key} is "${one.value}"`, `Give ${known.such}.`);
  said.set(one.key, one);
}

function problem({ file, line }: Said, cause: string, remedy = `Use ${Object.keys(KEYS).join(', ')}.`): WrapperError {
  return new WrapperError({
    kind: 'bad-input',
    deed: `read ${file}`,
    cause,
    remedy,
    at: line === null ? null : { of: 'line', file, line, column: null },
  });
}

/** `jwt` and `auth#accessToken` for keys of `localStorage`; `cookie:jwt`, `state:auth.token` and others for other places. */
function homeSaid(value: string | null): TokenHome | null {
  if (value === null) return null;
  const [, where, rest = ''] = /^(localStorage|sessionStorage|cookie|httpOnly|state):(.*)$/.exec(value) ?? [];
  const [key = '', path] = (where === undefined ? value : rest).split('#');
  switch (where) {
    case 'cookie':
    case 'httpOnly':
      return { in: 'cookie', name: rest, httpOnly: where === 'httpOnly' };
    case 'state':
      return { in: 'state', path: rest.split('.') };
    case 'sessionStorage':
      return { in: 'sessionStorage', key, path: path?.split('.') ?? [] };
    default:
      return { in: 'localStorage', key, path: path?.split('.') ?? [] };
  }
}
