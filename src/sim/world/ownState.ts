import { combineReducers, Tuple } from '@reduxjs/toolkit';
import type { Action, Middleware, Reducer } from '@reduxjs/toolkit';
import { standsFor } from './standIn.ts';

/** A slice, a store and a Redux api of the reader's own files, as they are made. */
export interface HeardState {
  /** Told of each api of RTK Query. */
  readonly api: (api: OwnApi) => void;
  /** Told of each slice. */
  readonly slice: (slice: OwnSlice) => void;
  /** What a store's maker gives in place of a store: the app has one, which is the world's. */
  readonly store: (options: StoreOptions) => OwnStore;
}

/** As `createApi` gives it. */
export interface OwnApi {
  readonly reducerPath: string;
  readonly reducer: Reducer;
  readonly middleware: Middleware;
}

/** As `createSlice` gives it. */
export interface OwnSlice {
  readonly name: string;
  readonly reducerPath: string;
  readonly reducer: Reducer;
  readonly actions: Readonly<Record<string, (payload?: unknown) => unknown>>;
}

/** As `configureStore` takes it. */
export interface StoreOptions {
  readonly reducer: Reducer | Readonly<Record<string, Reducer>>;
  readonly middleware?: ((defaults: () => Tuple<Middleware[]>) => readonly Middleware[]) | readonly Middleware[];
}

export interface OwnStore {
  dispatch(action: unknown): unknown;
  getState(): unknown;
  subscribe(listener: () => void): () => void;
  replaceReducer(): void;
}

/** The world's store. */
export interface Store {
  dispatch(action: unknown): unknown;
  getState(): unknown;
  subscribe(listener: () => void): () => void;
}

/** The parts of the Redux state that the reader's own files make. */
export interface OwnState extends HeardState {
  /** The world's store, for whoever has it before there is one. */
  readonly facade: OwnStore;
  /** The reducer of the whole of it, where a file makes a store; else `null`. */
  whole(): Reducer | null;
  /**
   * The slice that has this name in the state; `null` for none.
   *
   * @param isOnly it is the only part of the state that is read: the only slice has to be it, whatever it is called
   */
  sliceOf(root: string, isOnly: boolean): OwnSlice | null;
  middleware(): readonly Middleware[];
  /** The reducers of its apis, by their paths. */
  apiReducers(): Readonly<Record<string, Reducer>>;
  /** Action creators that end a session, the likeliest first. */
  endings(): readonly (() => unknown)[];
  /** The world's store is there: what was dispatched before is done. */
  opened(): void;
}

const INIT: Action = { type: '@@reauth-lab/init' };

/**
 * Hears what a reader's files make of the Redux state.
 *
 * @param store the world's store; `null` as long as there is none
 * @param ends whether a name is that of what ends a session
 */
export function createOwnState(store: () => Store | null, ends: (name: string) => boolean): OwnState {
  const slices: OwnSlice[] = [];
  const apis: OwnApi[] = [];
  const early: unknown[] = [];
  let options: StoreOptions | null = null;

  const whole = (): Reducer | null => {
    const reducer = options?.reducer;
    if (typeof reducer === 'function') return reducer;
    if (!reducer) return null;
    // What stands in for a reducer keeps nothing.
    const own = Object.entries(reducer).filter(([, one]) => typeof one === 'function' && standsFor(one) === null);
    return own.length === 0 ? null : (combineReducers(Object.fromEntries(own)) as Reducer);
  };

  const facade: OwnStore = {
    dispatch(action) {
      const open = store();
      if (open) return open.dispatch(action);
      early.push(action);
      return action;
    },
    getState: () => store()?.getState() ?? (whole()?.(undefined, INIT) as unknown) ?? {},
    subscribe: (listener) => store()?.subscribe(listener) ?? (() => {}),
    replaceReducer() {},
  };

  return {
    api: (api) => void apis.push(api),
    apiReducers: () => Object.fromEntries(apis.map(({ reducerPath, reducer }) => [reducerPath, reducer])),
    slice: (slice) => void slices.push(slice),
    facade,
    store(given) {
      options ??= given;
      return facade;
    },
    whole,
    sliceOf(root, isOnly) {
      const named = slices.find(({ reducerPath, name }) => reducerPath === root || name === root);
      return named ?? (isOnly && slices.length === 1 ? (slices[0] ?? null) : null);
    },
    middleware() {
      const given = options?.middleware;
      const list = typeof given === 'function' ? given(() => new Tuple()) : (given ?? []);
      const own = [...list].filter((one) => typeof one === 'function' && standsFor(one) === null);
      return [...new Set([...own, ...apis.map((api) => api.middleware)])];
    },
    endings: () =>
      slices.flatMap(({ actions }) =>
        Object.entries(actions).flatMap(([name, creator]) => (ends(name) ? [() => creator()] : [])),
      ),
    opened() {
      for (const action of early.splice(0)) store()?.dispatch(action);
    },
  };
}

/** What an app has in its state beside its tokens when somebody is signed in. */
const SIGNED_IN = /^(is_?)?(authenticated|logged_?in|signed_?in|authed|authorized)$/i;

/** What a part of a state is when somebody is signed in, told from its name: a flag, somebody, or nothing. */
export function signedInValue(name: string): unknown {
  if (SIGNED_IN.test(name)) return true;
  return /^(current)?_?(user|account|profile|me|auth|session|login|data|info)(_?(info|data))?$/i.test(name) ? {} : null;
}

/** A state as it is when somebody is signed in: with values at their paths, and the flags that say so. */
export function signedIn(
  state: unknown,
  values: readonly { readonly path: readonly string[]; readonly value: unknown }[],
): unknown {
  return values.reduce((whole, { path, value }) => withValue(flagged(whole), path, value), flagged(state));
}

function flagged(state: unknown, depth = 0): unknown {
  if (typeof state !== 'object' || state === null || Array.isArray(state) || depth > 2) return state;
  const flags = Object.entries(state).map(
    ([key, value]) => [key, value === false && SIGNED_IN.test(key) ? true : flagged(value, depth + 1)] as const,
  );
  return flags.every(([key, value]) => Reflect.get(state, key) === value) ? state : Object.fromEntries(flags);
}

/** A value with another one at a path in it. What is there already stays beside it. */
export function withValue(whole: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const outer = typeof whole === 'object' && whole !== null ? whole : {};
  const inner: unknown = Reflect.get(outer, name);
  return { ...outer, [name]: withValue(rest.length > 0 ? inner : undefined, rest, value) };
}

/** What is at a path in a value; `undefined` where there is nothing. */
export function valueAt(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    whole,
  );
}
