import { combineReducers } from '@reduxjs/toolkit';
import type { Action, Middleware, Reducer } from '@reduxjs/toolkit';
import type { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { BASE_PATH } from './worldAddress.ts';
import type { Dialect, TokenHome } from '../source/dialect.ts';
import type { TokenPlace } from '../trace.ts';
import { createStandIn, standInModule, standsFor } from './standIn.ts';
import type { StandInAnswers } from './standIn.ts';
import {
  answerOfQuestion,
  HAS_NOTHING,
  isAddressGetter,
  isIdentity,
  keyIn,
  isRawQuery,
  kindOfName,
  momentOf,
  namedRead,
  partsOf,
} from './standInNames.ts';
import type { TokenRegistry } from './tokenWatch.ts';
import { createOwnState, signedIn, signedInValue, valueAt, withValue } from './ownState.ts';
import type { OwnState, Store } from './ownState.ts';

/** What the stand-ins of a tab tell. */
export interface StandInParts {
  readonly dialect: Dialect;
  readonly tokens: Pick<TokenRegistry, 'findIn'>;
  /** The tokens that the app starts with. */
  readonly session: { readonly access: string | null; readonly refresh: string | null };
  readonly onPlace: (place: TokenPlace, value: string | null, before: string | null) => void;
  /** Something was called that ends a session. */
  readonly onLogout: (how: string) => void;
  readonly onNavigate: (to: string) => void;
  /** Told, in a sentence, of an answer that it made up and the run hangs on. */
  readonly onUnsure: (what: string) => void;
  readonly fetchBaseQuery: typeof fetchBaseQuery;
  /** The token that is kept in a storage or a cookie that code sees; `null` for any other place, and for none. */
  readonly tokenAt: (home: TokenHome | null) => string | null;
  /** Puts a token where code can see it; `null` takes it away. */
  readonly putToken: (home: TokenHome, token: string | null) => void;
  /** The store; `null` as long as there is none. */
  readonly store: () => Store | null;
}

/** The parts of an app that were not given: its modules, and its slice of the Redux state. */
export interface StandInApp {
  /** What stands in for a module; `undefined` where none does. */
  module(specifier: string): unknown;
  /** What a parameter of a factory is given. */
  argument(parameter: string): unknown;
  /** Told of what the reader's files make of the Redux state. */
  readonly heard: OwnState;
  /** The reducer of the store, with the lab's own parts in it. */
  reducerWith(lab: Readonly<Record<string, Reducer>>): Reducer;
  /** The middleware of the reader's own store. */
  middleware(): readonly Middleware[];
  /** The store is there. */
  opened(): void;
  /** The state may have changed, by an action of this type. */
  stateChanged(type: string): void;
  /** An action as a store takes it: what a stand-in gave is made one. */
  actionOf(action: unknown): unknown;
  /** Told of each action that the lab's own app does not know. */
  dispatched(action: Action & { readonly payload?: unknown }): void;
  /** As the user logs out. */
  clear(): void;
  /** What it holds itself is gone. */
  forget(): void;
  /** As the user logs in. */
  signIn(access: string, refresh: string): void;
}

/** Names of what ends a session. */
const ENDS =
  /(log|sign)_?(ged|ed)?[_-]?(out|off)|clear|reset|remove|delete|purge|forget|destroy|expire|invalidat|unauth|session[_-]?(over|end|lost|closed)|end_?session/i;

/** Names that look so, and end nothing. */
const ENDS_NOTHING = /apistate|invalidateTags|clearTimeout|clearInterval|removeListener|toast|error$|message$/i;

/** Whether something is called as what ends a session is: `logout`, `session-over`. */
export function endsSession(name: string): boolean {
  return ENDS.test(name) && !ENDS_NOTHING.test(name);
}

/** Names of what leads to another page. */
const LEADS = /^(push|replace|navigate|redirect|navigateTo|goTo|assign|reset)$/;

/** Names of what takes a value. */
const SETS = /^(set|save|store|update|put|write|persist)/i;

type Kind = 'access' | 'refresh';

/** The user has logged in, by a form that is none of the wrapper's. */
const SIGNED_IN = '@@reauth-lab/signed-in';

/** The stand-ins of one tab. What is said of one is said of all: they hold one pair of tokens. */
export function createStandInApp(parts: StandInParts): StandInApp {
  const { dialect, tokens, onPlace } = parts;
  const homes = { access: dialect.access.home, refresh: dialect.refreshToken.home };
  const own = createOwnState(parts.store, endsSession);
  const isOwn = (home: TokenHome | null): boolean =>
    home?.in === 'state' && (own.whole() !== null || sliceOf(home.path[0] ?? '') !== null);
  const isHeld = (home: TokenHome | null): boolean => home?.in === 'module' || home?.in === 'state';
  const held: Record<Kind, string | null> = {
    access: isHeld(homes.access) ? parts.session.access : null,
    refresh: isHeld(homes.refresh) ? parts.session.refresh : null,
  };
  let version = 0;

  const hold = (kind: Kind, value: string | null): void => {
    const home = homes[kind];
    if (home !== null && dialect.standInsKeep && parts.tokenAt(home) !== value) parts.putToken(home, value);
    if (home === null || !isHeld(home) || isOwn(home) || held[kind] === value) return;
    change(kind, home, value);
  };
  const change = (kind: Kind, home: TokenHome, value: string | null): void => {
    const before = held[kind];
    held[kind] = value;
    version += 1;
    onPlace(placeOf(home), value, before);
  };
  /** The usual answer brings a refresh token, and what stands in keeps it. */
  const isGivenRefresh =
    dialect.refresh?.answer.refresh?.in === 'json' && (isHeld(homes.refresh) || dialect.standInsKeep === true);
  const lacksRefresh = (args: readonly unknown[]): boolean =>
    hasUndefined(args) ||
    (dialect.standInsTakeBoth === true && args.some((one) => typeof one === 'object' && one !== null));
  const forget = (): void => {
    hold('access', null);
    hold('refresh', null);
  };

  /** What a call or an action says of the session: that it goes on with other tokens, or that it is over. */
  const note = (how: string, name: string, args: readonly unknown[]): void => {
    const found = tokensIn(args, tokens);
    const isAlone = found.length > 0 && found.every(({ kind }) => kind === 'access');
    const isNone = found.length === 0 && /refresh/i.test(name) && hasUndefined(args);
    if (isGivenRefresh && (isNone || (isAlone && lacksRefresh(args)))) {
      parts.onUnsure(
        `${how} was given no refresh token, where its server left one out: whether it keeps the one that it has the lab cannot tell. Give its file too.`,
      );
      if (isNone) return;
    }
    for (const { kind, value } of found) hold(kind, value);
    if (found.length > 0) return;
    const [first] = args;
    if (LEADS.test(name) && typeof first === 'string') return parts.onNavigate(first);
    const takesNothing =
      SETS.test(name) && args.length > 0 && args.every((one) => one === null || one === '' || one === undefined);
    if (!takesNothing && !endsSession(name)) return;
    parts.onLogout(how);
    forget();
  };

  const tokenAt = (use: string): string | null | undefined => {
    for (const kind of ['access', 'refresh'] as const) {
      const home = homes[kind];
      if (home?.in === 'module' && home.use === use) return held[kind];
    }
    return undefined;
  };
  const answers: StandInAnswers = {
    text(use) {
      const kind = kindOfName(use);
      if (kind.is === 'text') return kind.text;
      if (kind.is === 'number') return String(kind.value);
      const moment = momentOf(use);
      if (moment !== null) return String(moment);
      return tokenAt(use) ?? (kind.is === 'address' ? BASE_PATH : '');
    },
    read(use) {
      const kind = kindOfName(use);
      if (kind.is === 'number') return kind.value;
      const moment = momentOf(use);
      if (moment !== null) return moment;
      if (kind.is === 'address' && kind.sure) return BASE_PATH;
      return tokenAt(use);
    },
    call(use, member, args) {
      if (member === 'dispatch') return parts.store()?.dispatch(args[0]);
      if (member === 'getState' && !/ use[A-Z]\w*\.getState/.test(use)) return parts.store()?.getState();
      if (isRawQuery(member, args)) return sendRaw(args);
      const read = namedRead(use, member, args);
      const token = tokenAt(read);
      if (token !== undefined) return token;
      // Whoever is signed in is somebody.
      if (read !== use) return isIdentity(keyIn(read)) ? '1' : null;
      // A question ends nothing, whatever it is about.
      if (answerOfQuestion(member) === null) note(use.replace(/^\S+ /, ''), nameOf(use, member), args);
      if (HAS_NOTHING.has(member)) return false;
      const said = answerOfQuestion(member, args);
      const lack = said === null ? null : lackIn(member, args);
      if (lack !== null)
        parts.onUnsure(
          `${use.replace(/^(\S+) (.*)$/, '$2 of $1')} was asked of an answer without ${lack}: what it says of one the lab cannot tell. Give its file too.`,
        );
      return said ?? (isAddressGetter(use) ? BASE_PATH : undefined);
    },
  };
  /** What of the usual answer to a refresh is not in what a question is asked of; `null` where nothing is missing, or it is something else. */
  const lackIn = (member: string, [value]: readonly unknown[]): string | null => {
    const { access, refresh } = dialect.refresh?.answer ?? {};
    if (access?.in !== 'json' || typeof value !== 'object' || value === null || 'status' in value) return null;
    const kinds = tokensIn(value, tokens).map(({ kind }) => kind);
    if (kinds.length === 0) return /token|credential|auth|session|jwt/i.test(member) ? 'tokens' : null;
    return refresh?.in === 'json' && !kinds.includes('refresh') ? 'a refresh token' : null;
  };
  /** A raw base query that was not given sends the token of its app, wherever that is. */
  const sendRaw = (args: readonly unknown[]): unknown => {
    const raw = parts.fetchBaseQuery({
      baseUrl: BASE_PATH,
      credentials: 'include',
      prepareHeaders(headers) {
        const token = parts.tokenAt(homes.access) ?? held.access;
        if (token !== null && homes.access?.in !== 'cookie') headers.set('authorization', `Bearer ${token}`);
        return headers;
      },
    });
    const [what, api, extra] = args as Parameters<typeof raw>;
    return raw(what, api, extra);
  };

  const modules = new Map<string, unknown>();
  const paths = [homes.access, homes.refresh].flatMap((home) => (home?.in === 'state' ? [home.path] : []));
  const roots = new Set([...paths, ...dialect.state].flatMap((path) => path.slice(0, 1)));

  return {
    module(specifier) {
      if (!dialect.standIns.includes(specifier)) return undefined;
      if (!modules.has(specifier)) modules.set(specifier, standInModule(specifier, answers));
      return modules.get(specifier);
    },
    argument: (parameter) =>
      answers.read(`parameter ${parameter}`, parameter) ?? createStandIn(`parameter ${parameter}`, parameter, answers),
    heard: own,
    reducerWith(labs) {
      // One of the reader's own by the path of the lab's is never asked for anything.
      const lab = { ...own.apiReducers(), ...labs };
      const whole = own.whole();
      if (!whole)
        return combineReducers({ ...lab, ...Object.fromEntries([...roots].map((root) => [root, reducerOf(root)])) });
      return beside(combineReducers(lab), seeded(whole, []));
    },
    middleware: own.middleware,
    opened: own.opened,
    stateChanged(type) {
      const state = parts.store()?.getState();
      for (const kind of ['access', 'refresh'] as const) {
        const home = homes[kind];
        if (home?.in !== 'state' || !isOwn(home)) continue;
        const found = valueAt(state, home.path);
        const value = typeof found === 'string' && found !== '' ? found : null;
        if (value === held[kind]) continue;
        if (value === null && kind === 'access') parts.onLogout(type.split('/').at(-1) ?? type);
        change(kind, home, value);
      }
    },
    actionOf(action) {
      const use = standsFor(action);
      return use === null ? action : { type: use };
    },
    dispatched({ type, payload }) {
      // A stand-in has told already, when it was called.
      if (type.endsWith('()') || isOwn(homes.access)) return;
      note(type, type.split(/[/.]/).at(-1) ?? type, payload === undefined ? [] : [payload]);
    },
    forget,
    clear() {
      forget();
      const [end] = isOwn(homes.access) ? own.endings() : [];
      if (end) parts.store()?.dispatch(end());
    },
    signIn(access, refresh) {
      hold('access', access);
      hold('refresh', refresh);
      if (isOwn(homes.access) || isOwn(homes.refresh)) parts.store()?.dispatch({ type: SIGNED_IN, access, refresh });
    },
  };

  function sliceOf(root: string) {
    return own.sliceOf(root, roots.size === 1);
  }

  /** A reducer of the reader's own, whose state begins with the tokens in it. */
  function seeded(reducer: Reducer, at: readonly string[]): Reducer {
    const values = (tokens: Record<Kind, string | null>) =>
      (['access', 'refresh'] as const).flatMap((kind) => {
        const home = homes[kind];
        const isHere = home?.in === 'state' && at.every((name, i) => home.path[i] === name);
        return isHere ? [{ path: home.path.slice(at.length), value: tokens[kind] }] : [];
      });
    return (state: unknown, action) => {
      const next: unknown = reducer(state, action);
      if (isSignIn(action)) return signedIn(next, values(action));
      return state === undefined ? signedIn(next, values(held)) : next;
    };
  }

  function reducerOf(root: string): Reducer {
    const slice = sliceOf(root);
    if (slice) return seeded(slice.reducer, [root]);
    let made = -1;
    return (state: unknown) => {
      if (made === version && state !== undefined) return state;
      made = version;
      return stateOf(root);
    };
  }

  /** A part of the state, as the tokens are now; what else the text reads of it is there, and empty. */
  function stateOf(root: string): unknown {
    let state: unknown = {};
    for (const path of dialect.state)
      if (path[0] === root) state = withValue(state, path.slice(1), signedInValue(path.at(-1) ?? ''));
    for (const kind of ['access', 'refresh'] as const) {
      const home = homes[kind];
      if (home?.in === 'state' && home.path[0] === root) state = withValue(state, home.path.slice(1), held[kind]);
    }
    return state;
  }
}

/** Where a home is, as the trace names it. */
export function placeOf(home: TokenHome): TokenPlace {
  switch (home.in) {
    case 'auth-store':
      return 'auth-store';
    case 'localStorage':
    case 'sessionStorage':
      return `${home.in}.${home.key}`;
    case 'cookie':
      return `cookie.${home.name}`;
    case 'state':
      return `state.${home.path.join('.')}`;
    case 'binding':
      return `app.${[home.name, ...home.path].join('.')}`;
    case 'module':
      return `app.${home.use.replace(/^\S+ /, '')}`;
  }
}

function isSignIn(action: Action): action is Action & Record<Kind, string | null> {
  return action.type === SIGNED_IN;
}

/** What a call is about: `endpoints.logout.initiate()` is a logout. */
function nameOf(use: string, member: string): string {
  return /^(initiate|unwrap|call|mutate|trigger|execute|run)$/.test(member) ? (partsOf(use).at(-2) ?? member) : member;
}

/** Two reducers of one state: each has the part of it that it made. */
function beside(lab: Reducer, own: Reducer): Reducer {
  type Whole = { readonly [LAB]: object; readonly [OWN]: object } | undefined;
  return (state: unknown, action) => {
    const whole = state as Whole;
    const labs = lab(whole?.[LAB], action) as object;
    const owns = own(whole?.[OWN], action) as object;
    if (whole?.[LAB] === labs && whole[OWN] === owns) return whole;
    return {
      ...labs,
      ...owns,
      ...Object.fromEntries(Object.entries(labs).filter(([name]) => name !== 'auth')),
      [LAB]: labs,
      [OWN]: owns,
    };
  };
}

/** Whether something is handed on that is not there: an argument, or a field of one. */
function hasUndefined(args: readonly unknown[]): boolean {
  return args.some(
    (one) => one === undefined || (typeof one === 'object' && one !== null && Object.values(one).includes(undefined)),
  );
}

const LAB = Symbol('lab');
const OWN = Symbol('own');

function tokensIn(
  value: unknown,
  tokens: Pick<TokenRegistry, 'findIn'>,
  depth = 0,
): readonly { readonly kind: Kind; readonly value: string }[] {
  if (typeof value === 'string') return tokens.findIn(value);
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.values(value).flatMap((one) => tokensIn(one, tokens, depth + 1));
}
