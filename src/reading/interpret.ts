import { isIdentity, isTokenName, marksIn, PROBED_PATH, RAW_TOKEN } from '../sim/index.ts';
import type { Carrier, Probed, ProbedRequest, RefreshContract, TokenHome } from '../sim/index.ts';

/** What one probe says of a wrapper's contract. */
export interface Interpreted {
  /** What the API is below, as the wrapper says it. */
  readonly base: string;
  readonly access: { readonly home: TokenHome | null; readonly carrier: Carrier | null };
  readonly refreshToken: { readonly home: TokenHome | null };
  /** `null` where nothing but the call was sent. */
  readonly refresh: RefreshContract | null;
  /** The refresh as it was sent, absolute or from the origin on. */
  readonly refreshUrl: string | null;
  /** The refresh token was in a header that `prepareHeaders` replaced. */
  readonly isReplaced: boolean;
  /** Requests between the refused call and its repeat, when one cannot tell which of them is the refresh. */
  readonly rivals: readonly ProbedRequest[];
  /** What of it rests on a name alone. */
  readonly guessed: readonly ('answer' | 'access' | 'refresh-token')[];
}

/** Cookies that code does not see have these names on the lab's server. */
const ACCESS_COOKIE = 'access_token';
const REFRESH_COOKIE = 'refresh_token';

const REFRESHING = /refresh|renew|rotat|reissue|token/i;
const REFRESH_NAME = /refresh|renew|rotat|^rt$|_rt$/i;

/**
 * Whether a probe saw the wrapper do its work: a call that was refused, something else, and the call again, which got its
 * data. Or something else at first, where the wrapper looks at its token before it sends.
 */
export function didRefresh({ requests, ended }: Probed): boolean {
  const kinds = requests.map(({ is }) => is).join(' ');
  return ended?.as === 'data' && /^(call )?(other )+call$/.test(kinds);
}

/**
 * Reads the contract from what a probe saw.
 *
 * @param status of the answer to the refresh
 * @param said what a reader said is the refresh: a path, with a method in front, `GET:/me`, or without
 */
export function interpret(probed: Probed, status: number, said: string | null = null): Interpreted {
  const [call] = probed.requests.filter(({ is }) => is === 'call');
  // Where the call is in none of its requests, nobody can tell what they are.
  const others = call ? probed.requests.filter(({ is }) => is === 'other') : [];
  const refresh = (said === null ? null : others.find((one) => isSaid(one, said))) ?? refreshOf(others, call);
  const carried = call ? accessIn(call) : null;
  const isByCookie = isRenewedByCookie(probed, status);
  const given = isByCookie ? null : carried;
  // A call that goes out without a token, and again with the new one, keeps it where that one was put.
  const last = probed.requests.filter(({ is }) => is === 'call').at(-1);
  const later = given === null && last && !isByCookie ? accessIn(last) : null;
  const sentPlace = given?.place ?? (later && /^answer(\.|$)/.test(later.place) ? later.place : null);
  const accessPlace = heldPlace(sentPlace, probed);
  const base = call ? call.url.slice(0, call.url.indexOf(PROBED_PATH)) : '';
  const isRefreshOf = isByCookie ? (carried?.place ?? null) : sentPlace;
  const asSent = refresh ? tokenIn(refresh, isRefreshOf) : null;
  // It was called with its token in a header, and each request's own was put in its place.
  const meant = refresh && !asSent ? tokenIn({ ...refresh, body: null, headers: refresh.replaced }, isRefreshOf) : null;
  const sent = asSent ?? meant;
  // What never sends it may look for it all the same.
  const asked = probed.asked.find((place) => REFRESH_NAME.test(leafOf(place) ?? '')) ?? null;
  const unsent = asked === null || asked.startsWith('answer') ? null : homeOf(asked);
  const answer = answerOf(probed, accessPlace, sent?.place ?? null, sent?.carrier ?? null);
  return {
    base,
    access: {
      // What no code sends, a cookie does.
      home: accessPlace !== null ? homeOf(accessPlace) : call ? cookieHome(ACCESS_COOKIE) : null,
      carrier:
        (accessPlace === null ? null : (given ?? later)?.carrier) ??
        (call ? { in: 'cookie', name: ACCESS_COOKIE } : null),
    },
    refreshToken: { home: sent ? homeOf(sent.place) : others.length > 0 ? cookieHome(REFRESH_COOKIE) : unsent },
    refresh:
      others.length === 0
        ? null
        : {
            method: refresh?.method ?? 'POST',
            path: pathBelow(base, refresh?.url ?? ''),
            carries: sent?.carrier ?? { in: 'cookie', name: REFRESH_COOKIE },
            answer: {
              status,
              access: answer.access,
              refresh: answer.refresh,
              also: [...alsoIn(probed, answer), ...(answer.fields ?? [])],
            },
          },
    refreshUrl: refresh?.url ?? null,
    isReplaced: meant !== null,
    rivals: others.length > 1 && refresh === null ? others : [],
    guessed: answer.guessed,
  };
}

/** Where the access token is kept: a call that carries the new one at once tells where that was put. */
function heldPlace(place: string | null, { deeds, asked }: Probed): string | null {
  if (place === RAW_TOKEN) {
    const put = deeds.filter(({ tokens }) => tokens.some(({ from }) => /^answer(\.|$)/.test(from)));
    const kept = put.find(({ do: deed, at }) => deed === 'store' && !REFRESH_NAME.test(leafOf(at) ?? ''));
    // Where nothing of the answer is kept, cookies do it.
    return kept?.at ?? (put.length > 0 ? place : null);
  }
  if (place === null || !/^answer(\.|$)/.test(place)) return place;
  const [stored] = deeds.flatMap(({ do: deed, at, tokens }) =>
    tokens.flatMap(({ from, path }) => (deed === 'store' && from === place ? [wholePlace(at, path)] : [])),
  );
  // Else it was asked for, found old, and never sent.
  return (
    stored ?? asked.find((one) => isTokenName(leafOf(one) ?? one) && !REFRESH_NAME.test(leafOf(one) ?? one)) ?? place
  );
}

/**
 * Whether nothing but a cookie can bring the new token: the answer has no body, and nothing of its headers went anywhere,
 * and cookies go with the calls. What they carry besides is an older way.
 */
function isRenewedByCookie({ requests, deeds }: Probed, status: number): boolean {
  const kept = deeds.some(({ tokens }) => tokens.some(({ from }) => /^answer(\.|$)/.test(from)));
  const calls = requests.filter(({ is }) => is === 'call');
  const carried = calls.flatMap((one) => accessIn(one)?.place ?? []);
  return (
    status === 204 &&
    calls.length > 1 &&
    !kept &&
    !carried.some((place) => place.startsWith('answer')) &&
    calls.every(({ credentials }) => credentials === 'include')
  );
}

/** A place in what is kept as JSON has the way to it behind the key: `localStorage.user#accessToken`. */
function wholePlace(at: string, path: readonly string[]): string {
  return path.length > 0 && /^(local|session)Storage\./.test(at) ? [at, ...path].join('#') : at;
}

function isSaid({ method, url }: ProbedRequest, said: string): boolean {
  const [, verb, path = ''] = /^(?:([A-Z]+):)?(.*)$/.exec(said) ?? [];
  return (verb === undefined || verb === method) && url.replace(/[?#].*$/, '').endsWith(path);
}

/** Of what was sent after the refusal, the one that is a refresh; `null` where more than one may be. */
function refreshOf(others: readonly ProbedRequest[], call: ProbedRequest | undefined): ProbedRequest | null {
  // An app may refresh by itself as it starts, and the wrapper after it.
  const kinds = new Map(others.map((one) => [`${one.method} ${one.url}`, one]));
  const [only, ...more] = kinds.values();
  if (only && more.length === 0) return only;
  const place = call ? (accessIn(call)?.place ?? null) : null;
  const carrying = [...kinds.values()].filter((one) => tokenIn(one, place) !== null);
  const named = (carrying.length > 0 ? carrying : [...kinds.values()]).filter(({ url }) => REFRESHING.test(url));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A token that a request carries, where it was found, and how it is carried. */
interface Carried {
  readonly place: string;
  readonly carrier: Carrier;
}

/** The refresh token in a request: what it carries that is not the access token, the likeliest by its names. */
function tokenIn(request: ProbedRequest, access: string | null): Carried | null {
  const { body, url, headers } = request;
  const inAddress = [...new URL(url, 'http://lab.invalid').searchParams].flatMap(([name, value]): Carried[] => {
    const place = placeIn(value);
    return place === null ? [] : [{ place, carrier: { in: 'query', name } }];
  });
  const inNamed = inHeaders(headers).filter(({ carrier }) => !NO_TOKEN.test(carrierName(carrier)));
  const all = [...(body === null ? [] : inText(body, request)), ...inAddress, ...inNamed];
  const others = all.filter(
    ({ place, carrier }) => (carrier.in !== 'header' || place !== access) && !isIdentity(carrierName(carrier)),
  );
  return (
    others.find(
      ({ place, carrier }) => REFRESH_NAME.test(carrierName(carrier)) || REFRESH_NAME.test(leafOf(place) ?? ''),
    ) ??
    others.find(({ carrier }) => isTokenName(carrierName(carrier))) ??
    others[0] ??
    null
  );
}

function inText(body: string, { headers }: ProbedRequest): readonly Carried[] {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  if (type.includes('x-www-form-urlencoded') || type.includes('form-data'))
    return [...new URLSearchParams(body)].flatMap(([field, value]): Carried[] => {
      const place = placeIn(value);
      return place === null ? [] : [{ place, carrier: { in: 'form', field } }];
    });
  return inJson(parsed(body), []);
}

function inJson(value: unknown, path: readonly string[]): readonly Carried[] {
  if (typeof value === 'string') {
    const place = placeIn(value);
    return place === null ? [] : [{ place, carrier: { in: 'json', path } }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => inJson(one, [...path, key]));
}

function inHeaders(headers: ProbedRequest['headers']): readonly Carried[] {
  return headers.flatMap(([name, value]): Carried[] => {
    const [mark] = marksIn(value);
    // What guards against another site's requests is no token of a session.
    if (/csrf|xsrf/.test(name)) return [];
    return mark ? [{ place: mark.place, carrier: { in: 'header', name, prefix: value.slice(0, mark.start) } }] : [];
  });
}

/** Headers that carry something else: a language, which may come of a module that was not given. */
const NO_TOKEN = /^(accept|content|user-agent|x-(request|trace|client|device|app|locale|lang|tenant|csrf|xsrf))/;

/** The access token that a call carries: as a bearer, else in a header that is named after one. */
function accessIn({ headers }: ProbedRequest): Carried | null {
  const all = inHeaders(headers).filter(({ carrier }) => !NO_TOKEN.test(carrierName(carrier)));
  return (
    all.find(({ carrier }) => carrierName(carrier) === 'authorization') ??
    all.find(({ carrier }) => /token|auth|jwt|session/.test(carrierName(carrier))) ??
    all[0] ??
    null
  );
}

/** Where the new tokens are in the answer: from where they were put, and by their names. */
function answerOf(
  probed: Probed,
  accessPlace: string | null,
  refreshPlace: string | null,
  refreshCarrier: Carrier | null,
): {
  readonly access: Carrier;
  readonly refresh: Carrier | null;
  readonly guessed: Interpreted['guessed'];
  readonly fields?: NonNullable<RefreshContract['answer']['also']>;
} {
  const put = probed.deeds.flatMap(({ at, tokens }) =>
    tokens.map((token) => ({ at: wholePlace(at, token.path), ...token })),
  );
  const fromAnswer = put.filter(({ from }) => /^answer(\.|$)/.test(from));
  const repeat = probed.requests.filter(({ is }) => is === 'call').at(-1);
  const carried = repeat ? (accessIn(repeat)?.place ?? null) : null;
  const isCookie = { in: 'cookie', name: REFRESH_COOKIE } as const;

  const fields = [
    ...new Set([...fromAnswer.map(({ from }) => from), ...probed.answer.map((path) => ['answer', ...path].join('.'))]),
  ]
    .map((from) => from.split('.').slice(1))
    .filter((path) => path.length > 0);
  const direct = carried?.startsWith('answer.') ? carried.split('.').slice(1) : null;
  const stored =
    fromAnswer
      .find(({ at }) => at === accessPlace)
      ?.from.split('.')
      .slice(1) ?? null;
  // It is kept as it came, or put into something under a name: then the answer is the token.
  const isPlain =
    fields.length === 0 &&
    fromAnswer.some(
      ({ from, path, at }) =>
        from === 'answer' && (at === accessPlace || (path.length > 0 && isTokenName(path.at(-1) ?? ''))),
    );
  if (isPlain || carried === 'answer')
    return {
      access: probed.readsText ? { in: 'text' } : { in: 'json', path: [] },
      refresh: refreshCarrier === null ? isCookie : null,
      guessed: [],
    };
  if (accessPlace === null)
    return {
      access: { in: 'cookie', name: ACCESS_COOKIE },
      refresh: refreshCarrier === null ? isCookie : null,
      // Its fields are there, though nothing sends them again.
      fields: fields.filter((path) => !path[0]?.startsWith('@')).map((path) => ({ path, value: 'a.b.c' })),
      guessed: [],
    };
  const likely = fields.filter((path) => !REFRESH_NAME.test(path.at(-1) ?? ''));
  const named = likely.find((path) => isTokenName(path.at(-1) ?? '')) ?? likely[0];
  const whole = fromAnswer.some(({ from }) => from === 'answer');
  const style = /[a-z][A-Z]/.test(carrierName(refreshCarrier)) ? 'camel' : 'snake';
  const access =
    direct ?? (stored && stored.length > 0 ? stored : null) ?? named ?? fieldAt(accessPlace, style, 'access');

  const storedRefresh =
    refreshPlace === null
      ? null
      : fromAnswer
          .find(({ at }) => at === refreshPlace)
          ?.from.split('.')
          .slice(1);
  const other = fields.find((path) => path.join('.') !== access.join('.') && REFRESH_NAME.test(path.at(-1) ?? ''));
  const refresh =
    storedRefresh ?? other ?? (whole && refreshPlace !== null ? fieldAt(refreshPlace, style, 'refresh') : null);
  return {
    access: partOfAnswer(access),
    refresh: refresh ? partOfAnswer(refresh) : refreshPlace === null ? isCookie : null,
    guessed: direct || stored || named ? [] : ['answer'],
  };
}

/** What else of the answer was looked at: it is there, as such fields are. */
function alsoIn(
  { looked }: Probed,
  { access, refresh }: { readonly access: Carrier; readonly refresh: Carrier | null },
): NonNullable<RefreshContract['answer']['also']> {
  const paths = [access, refresh].flatMap((one) => (one?.in === 'json' ? [one.path.join('.')] : []));
  if (access.in === 'text' || (access.in === 'json' && access.path.length === 0)) return [];
  const isOther = (path: readonly string[]): boolean =>
    !paths.some(
      (one) => one === path.join('.') || one.startsWith(`${path.join('.')}.`) || path.join('.').startsWith(`${one}.`),
    );
  return looked.filter(({ path }) => isOther(path));
}

/** A part of the answer as a path names it: a header, which is named `@x-access-token`, or a field of the body. */
function partOfAnswer(path: readonly string[]): Carrier {
  const [first = '', ...more] = path;
  return first.startsWith('@') && more.length === 0
    ? { in: 'header', name: first.slice(1), prefix: '' }
    : { in: 'json', path };
}

/** What a field of the answer is probably called, whose token is kept in a place: as the place, where that is a field too. */
function fieldAt(place: string, style: 'camel' | 'snake', kind: 'access' | 'refresh'): readonly string[] {
  const leaf = leafOf(place);
  const isField = leaf !== null && /^(state|localStorage|sessionStorage|cookie)\./.test(place) && !/\W/.test(leaf);
  if (isField) return [leaf];
  return [style === 'camel' ? `${kind}Token` : `${kind}_token`];
}

/** What the field, header or cookie is called that carries a token. */
function carrierName(carrier: Carrier | null): string {
  switch (carrier?.in) {
    case undefined:
    case 'text':
      return '';
    case 'json':
      return carrier.path.at(-1) ?? '';
    case 'form':
      return carrier.field;
    case 'header':
    case 'query':
    case 'cookie':
      return carrier.name;
  }
}

/** The last name of a place: `accessToken` of `state.session.accessToken`. */
function leafOf(place: string): string | null {
  return /([\w$]+)(\(\)|"\))?$/.exec(place)?.[1] ?? null;
}

/** A place as a mark names it; `null` for the answer itself: nobody saw where it was put. */
function homeOf(place: string): TokenHome | null {
  if (/^answer(\.|$)/.test(place)) return null;
  const [, where = '', rest = ''] = /^(localStorage|sessionStorage|cookie|state|binding)\.(.*)$/.exec(place) ?? [];
  switch (where) {
    case 'localStorage':
    case 'sessionStorage': {
      // What is kept as it is has no path, `at#`.
      const [key = '', ...path] = rest.split('#').filter((name, i) => i === 0 || name !== '');
      return { in: where, key, path };
    }
    case 'cookie':
      return { in: 'cookie', name: rest, httpOnly: false };
    case 'state':
      return { in: 'state', path: rest.split('.') };
    case 'binding': {
      const [file = '', names = ''] = rest.split('|');
      const [name = '', ...path] = names.split('#');
      return { in: 'binding', file, name, path };
    }
    default:
      return { in: 'module', use: place };
  }
}

function cookieHome(name: string): TokenHome {
  return { in: 'cookie', name, httpOnly: true };
}

function placeIn(text: string): string | null {
  return marksIn(text)[0]?.place ?? null;
}

/** What an address is below a base; the whole address where it is not. */
function pathBelow(base: string, url: string): string {
  const bare = url.replace(/[?#].*$/, '');
  return base !== '' && bare.startsWith(base) ? bare.slice(base.length) : bare;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
