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
  /** Where it keeps its tokens; `null` for the places that the lab knows. */
  /** What a reader said of what is read otherwise. */
  readonly said: { readonly entry: string | null; readonly expired: number | null };
  readonly homes: { readonly access: TokenHome | null; readonly refresh: TokenHome | null };
}

const FIELD = /^[A-Za-z_$][\w$-]*$/;
const FIELDS = /^[A-Za-z_$][\w$-]*(\.[A-Za-z_$][\w$-]*)*$/;
const STORED = /^[^\s#]+(#[^\s#]+)?$/;

/** What can be said, with what a value must be like, in the order in which messages list it. */
const KEYS: Readonly<Record<string, { readonly is: RegExp; readonly such: string }>> = {
  refresh: { is: /^\/[^\s?#]*[^\s?#/]$/, such: 'a path below the base address, such as /token/refresh' },
  send: { is: FIELD, such: 'the name of a field, such as refreshToken' },
  access: { is: FIELDS, such: 'a field, such as accessToken or data.accessToken' },
  'refresh-token': {
    is: FIELDS,
    such: 'a field, such as refreshToken or data.refreshToken',
  },
  'storage.access': { is: STORED, such: 'a key of localStorage, such as jwt, or auth#accessToken' },
  'storage.refresh': { is: STORED, such: 'a key of localStorage, such as rt, or auth#refreshToken' },
  entry: { is: /^[A-Za-z_$][\w$]*$/, such: 'the name of the base query, such as baseQueryWithReauth' },
  expired: { is: /^[2-5]\d\d$/, such: 'a status, such as 419' },
  base: { is: /^(https?:\/\/[^\s?#]+|\/[^\s?#]*)$/, such: 'an address, such as https://api.example.com/v1 or /' },
};

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
  const named = ['refresh', 'send', 'access', 'refresh-token'].some((key) => said.has(key));
  const base = valueOf('base');
  const read = dialect && contractOfDialect(dialect);
  return {
    said: { entry: valueOf('entry'), expired: valueOf('expired') === null ? null : Number(valueOf('expired')) },
    bases: base === null ? (read?.bases ?? []) : [base],
    refresh: named
      ? {
          method: 'POST',
          path: valueOf('refresh') ?? '/auth/refresh',
          carries: { in: 'json', path: [valueOf('send') ?? 'refresh_token'] },
          answer: {
            status: 200,
            access: { in: 'json', path: (valueOf('access') ?? 'access_token').split('.') },
            refresh: { in: 'json', path: (valueOf('refresh-token') ?? 'refresh_token').split('.') },
          },
        }
      : (read?.refresh ?? null),
    carrier: read?.carrier ?? null,
    expiry: read?.expiry ?? null,
    homes: {
      access: placeOf(valueOf('storage.access')) ?? read?.homes.access ?? null,
      refresh: placeOf(valueOf('storage.refresh')) ?? read?.homes.refresh ?? null,
    },
  };
}

function contractOfDialect({ bases, refresh, access, refreshToken, expiry }: Dialect): Contract {
  return {
    said: { entry: null, expired: null },
    bases,
    refresh,
    carrier: access.carrier,
    expiry,
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
  const known = Object.hasOwn(KEYS, one.key) ? KEYS[one.key] : undefined;
  if (!known) throw problem(one, `"${one.key}" is nothing that @reauth-lab knows`);
  if (!known.is.test(one.value)) throw problem(one, `${one.key} is "${one.value}"`, `Give ${known.such}.`);
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

function placeOf(value: string | null): TokenHome | null {
  if (value === null) return null;
  const [key = '', path] = value.split('#');
  return { in: 'localStorage', key, path: path?.split('.') ?? [] };
}
