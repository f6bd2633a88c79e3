import * as toolkit from '@reduxjs/toolkit';
import * as query from '@reduxjs/toolkit/query';
import * as asyncMutex from 'async-mutex';
import { createStore } from 'zustand/vanilla';
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import * as zustandMiddleware from 'zustand/middleware';
import { WrapperError } from '../problem.ts';
import type { Entry } from '../source/dialect.ts';
import { ENTRY } from '../source/program.ts';
import type { CompiledModule, Program } from '../source/program.ts';
import { appSpecifier } from './appSpecifier.ts';
import type { WorldGlobals } from '../source/worldNames.ts';
import { createLockClasses } from './lock.ts';
import type { LockObserver } from './lock.ts';
import { storageLibraries } from './storageLibraries.ts';

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
}

/** The modules of one tab: each is evaluated once, when it is first required. */
export interface Modules {
  require(specifier: string, from: CompiledModule): unknown;
  /** The exports of a module of the app, evaluated if need be. */
  app(specifier: string): Record<string, unknown>;
  /** Whether a module of the app has been evaluated. */
  has(specifier: string): boolean;
  wrapper(): Record<string, unknown>;
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
  const apis: { baseQuery: unknown }[] = [];
  let keeping: Readonly<Record<string, unknown>> | null = null;
  const packages = packagesOf(parts, (options) => void apis.push(options));
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

  const require = (specifier: string, from: CompiledModule): unknown => {
    const found =
      packages[specifier] ?? (KEEPING.has(specifier) ? (keeping ??= storageLibraries(parts))[specifier] : undefined);
    if (found) return found;
    if (program.app.has(specifier)) return app(specifier);
    const other = parts.otherwise?.(specifier);
    if (other !== undefined) return other;
    const own = appSpecifier(specifier, [...program.app.keys()]);
    if (own) return app(own);
    const choices = [...KEEPING, ...Object.keys(packages), ...program.app.keys()].join(', ');
    throw new WrapperError({
      kind: 'unknown-import',
      deed: `run ${from.file}`,
      cause: `it imports "${specifier}", which the lab does not have`,
      remedy: `There are: ${choices}.`,
      at: { of: 'line', file: from.file, line: from.lineOf(specifier), column: null },
    });
  };

  const wrapper = (): Record<string, unknown> =>
    program.wrapper.evaluate(globals, (specifier) => require(specifier, program.wrapper));

  return {
    require,
    app,
    has: (specifier) => evaluated.has(specifier),
    wrapper,
    entry(entry, argument) {
      const exports = wrapper();
      const found = foundBy(entry, exports, argument);
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

  function foundBy(entry: Entry, exports: Record<string, unknown>, argument: (parameter: string) => unknown): unknown {
    switch (entry.by) {
      case 'default':
        return exports['default'];
      case 'api':
        return apis[entry.at]?.baseQuery;
      case 'binding':
        return binding(exports);
      case 'factory': {
        const factory = binding(exports);
        return typeof factory === 'function'
          ? (factory as (...args: unknown[]) => unknown)(...entry.parameters.map(argument))
          : null;
      }
    }
  }
}

/**
 * RTK Query is its core in both of its entries: hooks have no place in a run without React, and `initiate`, which they
 * call, is there. Zustand is its vanilla store for the same reason.
 */
const SHARED = {
  '@reduxjs/toolkit': Object.freeze({ ...toolkit }),
  query: Object.freeze({ ...query }),
  'async-mutex': Object.freeze({ ...asyncMutex }),
  zustand: Object.freeze({ create, createStore }),
  'zustand/vanilla': Object.freeze({ createStore }),
  // No world has the extension: without it, `devtools` gives the store as it is, after a search in a window.
  'zustand/middleware': Object.freeze({ ...zustandMiddleware, devtools: <T>(creator: T): T => creator }),
};

function packagesOf(
  { localStorage, fetchBaseQuery, observeLock }: Pick<ModuleParts, 'localStorage' | 'fetchBaseQuery' | 'observeLock'>,
  onApi: (options: { baseQuery: unknown }) => void,
): Record<string, unknown> {
  const heard = (create: typeof query.createApi) =>
    Object.freeze((options: Parameters<typeof query.createApi>[0]) => {
      onApi(options);
      return create(options);
    });
  const buildCreateApi = Object.freeze((...modules: Parameters<typeof query.buildCreateApi>) =>
    heard(query.buildCreateApi(...modules)),
  );
  const rtkQuery = overlay(SHARED.query, { fetchBaseQuery, createApi: heard(query.createApi), buildCreateApi });
  const persist: typeof zustandMiddleware.persist = (creator, options) =>
    zustandMiddleware.persist(creator, {
      storage: zustandMiddleware.createJSONStorage(() => localStorage),
      ...options,
    });
  return {
    '@reduxjs/toolkit': SHARED['@reduxjs/toolkit'],
    '@reduxjs/toolkit/query': rtkQuery,
    '@reduxjs/toolkit/query/react': rtkQuery,
    'async-mutex': overlay(SHARED['async-mutex'], createLockClasses(observeLock)),
    zustand: SHARED.zustand,
    'zustand/vanilla': SHARED['zustand/vanilla'],
    'zustand/middleware': overlay(SHARED['zustand/middleware'], { persist }),
  };
}

/** Whether a specifier is a package that the lab has, as it is or as an adapter. */
export function isPackage(specifier: string): boolean {
  return PACKAGES.has(specifier) || KEEPING.has(specifier);
}

/** What a module gives as the binding that its base query is found by. */
function binding(exports: Record<string, unknown>): unknown {
  const given = exports[ENTRY];
  return typeof given === 'function' ? (given as () => unknown)() : undefined;
}

/** Adapters: a tab makes them when one is asked for. */
const KEEPING: ReadonlySet<string> = new Set(
  Object.keys(storageLibraries({ localStorage: {} as Storage, document: { cookie: '' } })),
);

const PACKAGES: ReadonlySet<string> = new Set(
  Object.keys(
    packagesOf(
      {
        localStorage: {} as Storage,
        fetchBaseQuery: query.fetchBaseQuery,
        observeLock: () => ({ acquired: () => {}, released: () => {} }),
      },
      () => {},
    ),
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
