import * as toolkit from '@reduxjs/toolkit';
import type { Middleware } from '@reduxjs/toolkit';
import * as query from '@reduxjs/toolkit/query';
import * as asyncMutex from 'async-mutex';
import { createStore } from 'zustand/vanilla';
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import * as zustandMiddleware from 'zustand/middleware';
import { WrapperError } from '../problem.ts';
import type { Marks } from '../source/awaits.ts';
import type { Entry, Factory } from '../source/dialect.ts';
import type { CompiledModule, EvaluatedModule, Program } from '../source/program.ts';
import { appSpecifier } from './appSpecifier.ts';
import { WORLD_NAMES } from '../source/worldNames.ts';
import type { WorldGlobals } from '../source/worldNames.ts';
import { createLockClasses } from './lock.ts';
import type { LockObserver } from './lock.ts';
import { injectStore } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { storageLibraries } from './storageLibraries.ts';
import type { HeardState, OwnSlice, StoreOptions } from './ownState.ts';

/** What the modules of one tab are made of. */
export interface ModuleParts {
  readonly program: Program;
  readonly globals: WorldGlobals;
  readonly localStorage: Storage;
  readonly document: { cookie: string };
  readonly fetchBaseQuery: typeof query.fetchBaseQuery;
  readonly observeLock: () => LockObserver;
  /** Told of a module of the app before anybody has it. */
  readonly onEvaluated: (specifier: string, exports: Record<string, unknown>) => void;
  /** What stands in for a module that was not given; `undefined` where none does. */
  readonly otherwise?: (specifier: string) => unknown;
  /** Told of what the reader's files make of the Redux state. */
  readonly heard?: HeardState;
  /** The app's store, for modules that wait for it to be put into them. */
  readonly store?: object;
  /** Told where the wrapper and the reader's other files stand; without it nothing is marked. */
  readonly marks?: Marks | undefined;
}

/** The modules of one tab: each is evaluated once, when it is first required. */
export interface Modules {
  require(specifier: string, from: CompiledModule): unknown;
  /** The exports of a module of the app, evaluated if need be. */
  app(specifier: string): Record<string, unknown>;
  /** Whether a module of the app has been evaluated. */
  has(specifier: string): boolean;
  wrapper(): Record<string, unknown>;
  /** All that the reader's files have at their top levels. */
  bindings(): Bindings;
  /**
   * The base query of the wrapper's module, where a reading found it.
   *
   * @param argument what a parameter of a factory is given
   * @throws {WrapperError} kind `missing-export` where none is there
   */
  entry(entry: Entry, argument: (parameter: string) => unknown): BaseQuery;
}

type BaseQuery = (args: unknown, api: unknown, extraOptions: object) => Promise<unknown>;

/** Answers a wrapper's imports: the real libraries where nothing has to be watched, and the app's own modules as text. */
export function createModules(parts: ModuleParts): Modules {
  const { program, globals } = parts;
  const apis: { readonly of: CompiledModule; readonly baseQuery: unknown }[] = [];
  let keeping: Readonly<Record<string, unknown>> | null = null;
  const packages = packagesOf(parts);
  const worldJson = globals[WORLD_NAMES.indexOf('JSON')] as JSON;
  const readersPackages = new Map<CompiledModule, Record<string, unknown>>();
  /** A package as a file of the reader's has it: what it makes with it is heard of. */
  const packageFor = (specifier: string, from: CompiledModule): unknown => {
    const name = packageName(specifier);
    if (!HEARD.has(name) || isLabs(from)) return packages[name];
    const known = readersPackages.get(from) ?? heardPackages(packages, from);
    readersPackages.set(from, known);
    return known[name];
  };
  const heardPackages = (given: Record<string, unknown>, from: CompiledModule): Record<string, unknown> =>
    heardOf(given, parts.heard ?? null, (options) => void apis.push({ of: from, baseQuery: options.baseQuery }));
  const isLabs = (module: CompiledModule): boolean => [...program.app.values()].includes(module);
  const evaluated = new Map<string, Record<string, unknown>>();

  const app = (specifier: string): Record<string, unknown> => {
    const known = evaluated.get(specifier);
    if (known) return known;
    const module = program.app.get(specifier);
    if (!module)
      throw new Error(`Failed to load ${specifier}: the app has no such module. Pass its text with the source.`);
    const exports = module.evaluate(globals, (wanted) => require(wanted, module));
    evaluated.set(specifier, exports);
    parts.onEvaluated(specifier, exports);
    return exports;
  };

  const own = new Map<CompiledModule, EvaluatedModule>();
  const evaluateOwn = (module: CompiledModule): EvaluatedModule => {
    const known = own.get(module);
    if (known) return known;
    const made: EvaluatedModule = { exports: {} };
    own.set(module, made);
    module.evaluate(globals, (wanted) => require(wanted, module), made, parts.marks);
    return made;
  };

  const require = (specifier: string, from: CompiledModule): unknown => {
    const found =
      packageFor(specifier, from) ??
      (KEEPING.has(specifier) ? (keeping ??= storageLibraries({ ...parts, JSON: worldJson }))[specifier] : undefined);
    if (found) return found;
    const given = isLabs(from) ? null : program.own(specifier, from);
    if (given) return evaluateOwn(given).exports;
    if (program.app.has(specifier) && !specifier.startsWith('@/')) return app(specifier);
    const other = isLabs(from) ? undefined : parts.otherwise?.(specifier);
    if (other !== undefined) return other;
    const meant = appSpecifier(specifier, [...program.app.keys()]);
    if (meant) return app(meant);
    const choices = [...KEEPING, ...Object.keys(packages), ...Object.keys(SAME), ...program.app.keys()].join(', ');
    throw new WrapperError({
      kind: 'unknown-import',
      deed: `run ${from.file}`,
      cause: `it imports "${specifier}", which the lab does not have`,
      remedy: `There are: ${choices}.`,
      at: { of: 'line', file: from.file, line: from.lineOf(specifier), column: null },
    });
  };

  const evaluateFirst = (): EvaluatedModule => {
    for (const module of program.first) evaluateOwn(module);
    return evaluateOwn(program.wrapper);
  };

  const bindings = (): Bindings =>
    [...own].flatMap(([{ file }, made]) =>
      Object.entries(made.bindings ?? {}).map(([name, binding]) => ({ file, name, binding })),
    );

  return {
    require,
    app,
    has: (specifier) => evaluated.has(specifier),
    wrapper: () => evaluateFirst().exports,
    bindings,
    entry(entry, argument) {
      const module = evaluateFirst();
      if (parts.store) injectStore(bindings(), module.exports, parts.store);
      const found = foundBy(entry, module, argument);
      if (typeof found === 'function') return found as BaseQuery;
      throw new WrapperError({
        kind: 'missing-export',
        deed: `run ${program.wrapper.file}`,
        cause: 'what was read as its base query is no function',
        remedy: 'Name it in a comment: // @reauth-lab entry=baseQueryWithReauth',
        at: null,
      });
    },
  };

  function foundBy(entry: Entry, module: EvaluatedModule, argument: (parameter: string) => unknown): unknown {
    switch (entry.by) {
      case 'default':
        return module.exports['default'] ?? module.exports;
      case 'export':
        return entry.factory ? madeBy(module.exports[entry.key], entry.factory, argument) : module.exports[entry.key];
      case 'api':
        return apis.filter(({ of }) => of === program.wrapper)[entry.at]?.baseQuery;
      case 'binding':
        return module.entry?.();
      case 'factory':
        return madeBy(module.entry?.(), entry, argument);
    }
  }
}

/** What a factory gives; `null` for what is no function. */
function madeBy(
  factory: unknown,
  { parameters, leftOut = [], then }: Factory,
  argument: (parameter: string) => unknown,
): unknown {
  if (typeof factory !== 'function') return null;
  const without = (value: unknown): unknown =>
    typeof value === 'function' && leftOut.length > 0
      ? new Proxy(value, { get: (all, name) => (leftOut.includes(String(name)) ? undefined : Reflect.get(all, name)) })
      : value;
  const made = (factory as (...args: unknown[]) => unknown)(...parameters.map((one) => without(argument(one))));
  return then ? madeBy(made, then, argument) : made;
}

/**
 * RTK Query is its core in both of its entries: hooks have no place in a run without React, and `initiate`, which they
 * call, is there. Zustand is its vanilla store for the same reason.
 */
const SHARED = {
  '@reduxjs/toolkit': Object.freeze({ ...toolkit }),
  query: Object.freeze({ ...query }),
  immer: Object.freeze({ ...toolkit, produce: toolkit.createNextState, default: toolkit.createNextState }),
  'async-mutex': Object.freeze({ ...asyncMutex }),
  zustand: Object.freeze({ create, createStore }),
  'zustand/vanilla': Object.freeze({ createStore }),
  // No world has the extension: without it, `devtools` gives the store as it is, after a search in a window.
  'zustand/middleware': Object.freeze({ ...zustandMiddleware, devtools: <T>(creator: T): T => creator }),
};

/** Other names of what is the same here. */
const SAME: Readonly<Record<string, string>> = {
  redux: '@reduxjs/toolkit',
  reselect: '@reduxjs/toolkit',
  '@reduxjs/toolkit/react': '@reduxjs/toolkit',
  '@reduxjs/toolkit/query/react': '@reduxjs/toolkit/query',
  '@reduxjs/toolkit/dist/query': '@reduxjs/toolkit/query',
  '@reduxjs/toolkit/dist/query/react': '@reduxjs/toolkit/query',
};

/** The package that a specifier means, `@reduxjs/toolkit/query` for a file in its `dist` too. */
function packageName(specifier: string): string {
  const bare = specifier.replace(/^(@reduxjs\/toolkit\/dist\/query(?:\/react)?)\/.*$/, '$1');
  return SAME[bare] ?? bare;
}

/** Packages by which a reader's file makes parts of the Redux state, and apis. */
const HEARD: ReadonlySet<string> = new Set(['@reduxjs/toolkit', '@reduxjs/toolkit/query']);

type CreateApi = typeof query.createApi;

/** These packages, with ears. */
function heardOf(
  packages: Record<string, unknown>,
  state: HeardState | null,
  onApi: (options: { readonly baseQuery: unknown }) => void,
): Record<string, unknown> {
  const heard = (make: CreateApi) =>
    Object.freeze((options: Parameters<CreateApi>[0]) => {
      onApi(options);
      const api = make(options);
      state?.api(api);
      return api;
    });
  const buildCreateApi = Object.freeze((...modules: Parameters<typeof query.buildCreateApi>) =>
    heard(query.buildCreateApi(...modules)),
  );
  const createSlice = (options: Parameters<typeof toolkit.createSlice>[0]): unknown => {
    const slice = toolkit.createSlice(options);
    state?.slice(slice as unknown as OwnSlice);
    return slice;
  };
  const createStore = (reducer: StoreOptions['reducer'], ...more: readonly unknown[]): unknown =>
    state?.store({ reducer, middleware: more.flatMap((one) => middlewareIn(one)) });
  return {
    '@reduxjs/toolkit':
      state === null
        ? packages['@reduxjs/toolkit']
        : overlay(SHARED['@reduxjs/toolkit'], {
            createSlice,
            configureStore: state.store,
            createStore,
            legacy_createStore: createStore,
            applyMiddleware: (...given: Middleware[]) =>
              Object.assign(toolkit.applyMiddleware(...given), { [MIDDLEWARE]: given }),
          }),
    '@reduxjs/toolkit/query': overlay(packages['@reduxjs/toolkit/query'] as object, {
      createApi: heard(query.createApi),
      buildCreateApi,
      reactHooksModule: () => NO_HOOKS,
    }),
  };
}

/** By this an enhancer says what middleware it brings. */
const MIDDLEWARE = Symbol('middleware');

function middlewareIn(enhancer: unknown): readonly Middleware[] {
  return typeof enhancer === 'function' ? ((Reflect.get(enhancer, MIDDLEWARE) as Middleware[] | undefined) ?? []) : [];
}

/** Hooks have no place in a run without React. */
const NO_HOOKS = { name: 'no-hooks', init: () => ({ injectEndpoint() {} }) };

function packagesOf({
  localStorage,
  fetchBaseQuery,
  observeLock,
}: Pick<ModuleParts, 'localStorage' | 'fetchBaseQuery' | 'observeLock'>): Record<string, unknown> {
  const rtkQuery = overlay(SHARED.query, { fetchBaseQuery });
  const persist: typeof zustandMiddleware.persist = (creator, options) =>
    zustandMiddleware.persist(creator, {
      storage: zustandMiddleware.createJSONStorage(() => localStorage),
      ...options,
    });
  return {
    '@reduxjs/toolkit': SHARED['@reduxjs/toolkit'],
    '@reduxjs/toolkit/query': rtkQuery,
    immer: SHARED.immer,
    'async-mutex': overlay(SHARED['async-mutex'], createLockClasses(observeLock)),
    zustand: SHARED.zustand,
    'zustand/vanilla': SHARED['zustand/vanilla'],
    'zustand/middleware': overlay(SHARED['zustand/middleware'], { persist }),
  };
}

/** Whether a specifier is a package that the lab has, as it is or as an adapter. */
export function isPackage(specifier: string): boolean {
  return PACKAGES.has(packageName(specifier)) || KEEPING.has(specifier);
}

/** Whether it is an adapter over the world's storage. */
export function isAdapted(specifier: string): boolean {
  return KEEPING.has(specifier);
}

/** Adapters: a tab makes them when one is asked for. */
const KEEPING: ReadonlySet<string> = new Set(
  Object.keys(storageLibraries({ localStorage: {} as Storage, document: { cookie: '' }, JSON })),
);

const PACKAGES: ReadonlySet<string> = new Set(
  Object.keys(
    packagesOf({
      localStorage: {} as Storage,
      fetchBaseQuery: query.fetchBaseQuery,
      observeLock: () => ({ acquired: () => {}, released: () => {} }),
    }),
  ),
);

/** A package with some of its exports replaced. */
function overlay(shared: object, own: Readonly<Record<string, unknown>>): unknown {
  return Object.create(shared, Object.getOwnPropertyDescriptors(own));
}

type Hook<T> = StoreApi<T> & (() => T);

/** Zustand's `create` without React: the hook is a plain function with the store on it. */
function create<T>(creator?: StateCreator<T>): unknown {
  const build = (initial: StateCreator<T>): Hook<T> => {
    const store = createStore<T>(initial);
    return Object.assign(() => store.getState(), store);
  };
  return creator ? build(creator) : build;
}
