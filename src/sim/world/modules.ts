import * as toolkit from '@reduxjs/toolkit';
import * as query from '@reduxjs/toolkit/query';
import * as asyncMutex from 'async-mutex';
import { createStore } from 'zustand/vanilla';
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import * as zustandMiddleware from 'zustand/middleware';
import { WrapperError } from '../problem.ts';
import type { CompiledModule, Program } from '../source/program.ts';
import { appSpecifier } from './appSpecifier.ts';
import type { WorldGlobals } from '../source/worldNames.ts';
import { createLockClasses } from './lock.ts';
import type { LockObserver } from './lock.ts';

/** What the modules of one tab are made of. */
export interface ModuleParts {
  readonly program: Program;
  readonly globals: WorldGlobals;
  readonly localStorage: Storage;
  readonly fetchBaseQuery: typeof query.fetchBaseQuery;
  readonly observeLock: () => LockObserver;
  /** Told of a module of the app before anybody has it. */
  readonly onEvaluated: (specifier: string, exports: Record<string, unknown>) => void;
}

/** The modules of one tab: each is evaluated once, when it is first required. */
export interface Modules {
  require(specifier: string, from: CompiledModule): unknown;
  /** The exports of a module of the app, evaluated if need be. */
  app(specifier: string): Record<string, unknown>;
  /** Whether a module of the app has been evaluated. */
  has(specifier: string): boolean;
  wrapper(): Record<string, unknown>;
}

/** Answers a wrapper's imports: the real libraries where nothing has to be watched, and the app's own modules as text. */
export function createModules(parts: ModuleParts): Modules {
  const { program, globals } = parts;
  const packages = packagesOf(parts);
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
    const found = packages[specifier];
    if (found) return found;
    const own = appSpecifier(specifier, [...program.app.keys()]);
    if (own) return app(own);
    const choices = [...Object.keys(packages), ...program.app.keys()].join(', ');
    throw new WrapperError({
      kind: 'unknown-import',
      deed: `run ${from.file}`,
      cause: `it imports "${specifier}", which the lab does not have`,
      remedy: `There are: ${choices}.`,
      at: { of: 'line', file: from.file, line: from.lineOf(specifier), column: null },
    });
  };

  return {
    require,
    app,
    has: (specifier) => evaluated.has(specifier),
    wrapper: () => program.wrapper.evaluate(globals, (specifier) => require(specifier, program.wrapper)),
  };
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

function packagesOf({ localStorage, fetchBaseQuery, observeLock }: ModuleParts): Record<string, unknown> {
  const rtkQuery = overlay(SHARED.query, { fetchBaseQuery });
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
