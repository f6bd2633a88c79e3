import { configureStore } from '@reduxjs/toolkit';
import type { Action, Middleware } from '@reduxjs/toolkit';
import type { BaseQueryApi, BaseQueryFn } from '@reduxjs/toolkit/query';
import type { StoreApi } from 'zustand/vanilla';
import type { CallId } from '../ids.ts';
import { componentOf, isWriter } from '../components.ts';
import { LOGINS } from '../backend/data.ts';
import type { Username } from '../backend/data.ts';
import type { Recorder } from './recorder.ts';
import type { Program } from '../source/program.ts';
import { callLabel } from '../call.ts';
import type { Call } from '../call.ts';
import type { PlannedCall } from '../callsOf.ts';
import type { Happening } from '../trace.ts';
import { BASE_PATH, ORIGIN, pathOf, relocation, roleOf } from './worldAddress.ts';
import { createFetching } from './baseQuery.ts';
import { faultOf, guardResult, loadWrapper } from './guardWrapper.ts';
import { createEnvironment } from './environment.ts';
import { createGlobals } from './globals.ts';
import type { ConsoleLevel, GlobalParts } from './globals.ts';
import { forgetOwnPlaces } from './seedTokens.ts';
import type { SeededTokens } from './seedTokens.ts';
import { keepInVariables, putToken, tokenIn } from './keptTokens.ts';
import type { KeptVariables } from './keptTokens.ts';
import { createStandInApp, endsSession } from './standInApp.ts';
import type { Store } from './ownState.ts';
import { createModules } from './modules.ts';
import type { Page } from './page.ts';
import type { Network } from './worldNetwork.ts';
import type { TokenRegistry, TokenWatch } from './tokenWatch.ts';
import { guarded } from './uncaught.ts';
import type { AuthSlice, AuthState, BlogApi, LoginAnswer } from './labsApp.ts';
import { createStands } from './stands.ts';
import { createOpenCalls } from './openCalls.ts';
import { asObject, withStream } from './givenArgs.ts';
import { createQueryWatch } from './queryWatch.ts';
import { createSettlements } from './settlements.ts';

/** One tab of the app: its modules, its store, and the wrapper in its place. */
export interface Tab {
  mount(call: Omit<PlannedCall, 'atMs'>): void;
  abort(call: CallId): void;
  logOut(): void;
  /** Sends the login form, and stores what it brings. */
  logIn(as: Username): void;
  /** Its page, once there is one: it is seen or not, and frozen or not. */
  page(): Page | null;
  /** Whether this call of its has settled. */
  hasSettled(call: CallId): boolean;
  /** Looks at variables in which the app keeps tokens: nobody tells when one changes. */
  look(): void;
}

export interface TabParts {
  readonly index: number;
  readonly calls: readonly PlannedCall[];
  readonly program: Program;
  readonly recorder: Recorder;
  readonly network: Network;
  readonly tokenWatch: TokenWatch;
  readonly tokens: TokenRegistry;
  /** The tokens that the app starts with, where they are in memory. */
  readonly session: { readonly access: string | null; readonly refresh: string | null };
  /** The tab was loaded before: what its auth store finds in storage may be another token than it held. */
  readonly isAgain: boolean;
  readonly globals: Omit<GlobalParts, 'fetch' | 'environment' | 'onConsole' | 'onNavigate' | 'onDispatch' | 'bound'>;
  /** Told, in a sentence, of what the run hangs on and nobody can tell. */
  readonly onUnsure: (what: string) => void;
  readonly details: boolean;
  /** Mark where calls stand. */
  readonly marks: boolean;
  /** Leaves the tokens of a login where the wrapper looks for them, beside the auth store. */
  readonly leave: (tokens: SeededTokens) => void;
}

/** So many lines of a tab's console are recorded. A loop that prints would fill the trace. */
const MOST_PRINTED = 500;

/** Opens a tab: evaluates the app and the wrapper, and builds the store. */
export function openTab(parts: TabParts): Tab {
  const { index: tab, calls, program, recorder, network } = parts;
  const record = (happening: Happening): void => recorder.record(happening);
  const callByAbort = new Map<BaseQueryApi['abort'], Call>();
  const running = new Map<CallId, { abort(): void; unsubscribe?: () => void }>();
  const faults = new Map<CallId, string>();
  const settlements = createSettlements();
  const open = createOpenCalls();
  const queries = createQueryWatch({
    calls,
    recorder,
    open,
    settlements,
    faultOf: (call) => faults.get(call) ?? null,
    unsubscribe: (call) => running.get(call)?.unsubscribe?.(),
  });
  let locks = 0;
  let page: Page | null = null;
  let printed = 0;
  let userActs = false;

  const { dialect } = program;
  let variables: KeptVariables | null = null;
  const stands = parts.marks ? createStands(recorder) : null;
  const fetching = createFetching({
    tab,
    network: variablesWatched(network),
    file: parts.details ? program.wrapper.file : null,
    lineHere: () => stands?.line() ?? null,
    bound: stands?.bound,
    callOf: (abort) => callByAbort.get(abort) ?? null,
    ...(program.dialect && { callFor }),
    resolve: relocation(program.contract.bases),
  });
  let opened: Store | null = null;
  const standIns =
    dialect &&
    createStandInApp({
      dialect,
      tokens: parts.tokens,
      session: parts.session,
      onPlace: (place, value, before) => parts.tokenWatch.placeChanged(tab, place, value, before),
      onLogout: noteLogout,
      onUnsure: parts.onUnsure,
      onNavigate: (to) => record({ type: 'navigated', tab, to, within: true }),
      store: () => opened,
      fetchBaseQuery: fetching.fetchBaseQuery,
      tokenAt: (home) => tokenIn(home, parts.globals),
      putToken: (home, token) => putToken(home, token, parts.globals),
    });
  const modules = createModules({
    program,
    globals: createGlobals({
      onPage: (shown) => void (page = shown),
      ...parts.globals,
      environment: createEnvironment(program.contract.environment),
      fetch: fetching.fetch,
      onConsole: print,
      onNavigate: (to, within) => record({ type: 'navigated', tab, to, ...(within && { within }) }),
      onDispatch: noteDispatched,
      bound: stands?.bound,
    }),
    localStorage: parts.globals.localStorage,
    document: parts.globals.document,
    fetchBaseQuery: fetching.fetchBaseQuery,
    marks: stands ?? undefined,
    ...(standIns && {
      otherwise: (specifier: string) => standIns.module(specifier),
      heard: standIns.heard,
      store: standIns.heard.facade,
    }),
    onEvaluated(specifier, exports) {
      if (specifier === '@/stores/authStore') watchAuthStore(exports['useAuthStore'] as StoreApi<AuthState>);
    },
    observeLock() {
      const lock = (locks += 1);
      return {
        acquired: () => record({ type: 'lock-acquired', tab, lock }),
        released: () => record({ type: 'lock-released', tab, lock }),
        bound: stands?.bound,
      };
    },
  });

  /** A client of its own, such as axios, sends for the call that asks for the same. */
  function callFor(method: string, url: string): Call | null {
    const path = pathOf(url);
    // A refresh is put down to the call whose answer led to it.
    if (roleOf(path, method, program.contract.refresh) === 'refresh')
      return calls.find((call) => call.id === recorder.subject() && open.has(call)) ?? null;
    const operation = `${method} ${path}`;
    return calls.find((call) => call.operation === operation && open.has(call)) ?? null;
  }

  /** A reader's wrapper that takes a path gets a write in an object all the same: it cannot be said by a path. */
  function isGivenObject(args: unknown): boolean {
    return dialect !== null && (dialect.args === 'object' || typeof args !== 'string');
  }

  /** The call whose base query gets these arguments. */
  function callWith(args: unknown): PlannedCall | null {
    const writes = typeof args === 'object' && args !== null && 'body' in args ? args.body : null;
    const text = typeof writes === 'object' && writes !== null && 'text' in writes ? writes.text : null;
    return (
      calls.find((call) =>
        isWriter(call.component) ? call.name === text : componentOf(call.component).path === args && open.has(call),
      ) ?? null
    );
  }

  /** What is sent with a token says when the variable had it. */
  function variablesWatched({ send, ...rest }: Network): Network {
    if (dialect?.access.home?.in !== 'binding') return network;
    return {
      ...rest,
      send(request, sender) {
        variables?.look();
        return send(request, sender);
      },
    };
  }

  function print(level: ConsoleLevel, text: string): void {
    printed += 1;
    if (printed <= MOST_PRINTED) record({ type: 'console', tab, level, text });
    if (printed !== MOST_PRINTED + 1) return;
    record({
      type: 'console',
      tab,
      level: 'warn',
      text: `The lab records no more than ${MOST_PRINTED} lines of a tab.`,
    });
  }

  function noteDispatched(name: string): void {
    // The lab's own app tells its window of each logout, which is in the trace already.
    if (name === 'logged-out') return;
    record({ type: 'dispatched', tab, name });
    if (endsSession(name)) noteLogout(`the event ${name}`);
  }

  function noteLogout(how: string): void {
    record({
      type: 'logged-out',
      tab,
      how,
      by: userActs ? 'user' : 'wrapper',
      call: userActs ? null : recorder.subject(),
    });
  }

  const wrapper = loadWrapper(program.wrapper.file, () =>
    dialect && standIns ? { default: modules.entry(dialect.entry, standIns.argument) } : modules.wrapper(),
  );
  variables =
    dialect &&
    keepInVariables(modules.bindings(), dialect, parts.session, (...change) =>
      parts.tokenWatch.placeChanged(tab, ...change),
    );
  const store = openStore();
  opened = store;
  standIns?.opened();

  function hasStore(): boolean {
    return modules.has('@/stores/authStore');
  }

  /** An app has the slice when the wrapper imports it, or when there is no store to log out by. */
  function hasSlice(): boolean {
    return modules.has('@/slices/authSlice') || !hasStore();
  }

  function authStore(): StoreApi<AuthState> {
    return (modules.app('@/stores/authStore') as { useAuthStore: StoreApi<AuthState> }).useAuthStore;
  }

  function authSlice(): AuthSlice {
    return modules.app('@/slices/authSlice') as unknown as AuthSlice;
  }

  /** Before the wrapper has the store: it may take `logout` from it at load, and its subscribers may throw. */
  function watchAuthStore(useAuthStore: StoreApi<AuthState>): void {
    const { logout } = useAuthStore.getState();
    // Not by `setState`, which would tell whoever the wrapper has subscribed.
    Object.assign(useAuthStore.getState(), {
      logout(...args: unknown[]) {
        noteLogout('logout()');
        return logout(...args);
      },
    });
    if (parts.isAgain) parts.tokenWatch.storeLoaded(tab, useAuthStore.getState().accessToken);
    useAuthStore.subscribe(({ accessToken }, before) => {
      if (accessToken !== before.accessToken) parts.tokenWatch.storeChanged(tab, accessToken);
    });
  }

  function openStore(): Store & { readonly api: BlogApi } {
    const { createBlogApi } = modules.app('@/api') as { createBlogApi: (baseQuery: BaseQueryFn) => BlogApi };
    const auth = hasSlice() ? authSlice() : null;
    const api = createBlogApi(async (args, queryApi, extraOptions) => {
      const call = callWith(args);
      if (call) {
        callByAbort.set(queryApi.abort, call);
        settlements.begun(call.id, queryApi.signal);
      }
      const given: unknown = call?.body === 'stream' ? withStream(args) : args;
      const result = await guardResult(
        () => {
          const run = (): unknown => wrapper(isGivenObject(args) ? asObject(given) : given, queryApi, extraOptions);
          return stands && call ? stands.during(call.id, run) : run();
        },
        (thrown) => call && faults.set(call.id, faultOf(program.wrapper.file, callLabel(call), thrown)),
      );
      if (call) settlements.ended(call.id, result);
      return result;
    });
    const reducers = { [api.reducerPath]: api.reducer, ...(auth && { auth: auth.authReducer }) };
    const { dispatch, getState, subscribe } = configureStore({
      reducer: standIns ? standIns.reducerWith(reducers) : reducers,
      middleware: (defaults) =>
        defaults({ immutableCheck: false, serializableCheck: false, actionCreatorCheck: false })
          .prepend(standIns ? [givenByStandIns] : [])
          .concat(standIns ? standIns.middleware() : [])
          .concat(auth ? [watch, auth.clearTokensOnLogout] : [watch])
          .concat(api.middleware),
      enhancers: (defaults) => defaults({ autoBatch: { type: 'tick' } }),
      devTools: false,
    });
    return { dispatch: dispatch as (action: unknown) => unknown, getState: getState as () => unknown, subscribe, api };
  }

  /** Before thunks are looked for: a stand-in is a function too. */
  function givenByStandIns(): ReturnType<Middleware> {
    return (next) => (action) => next(standIns?.actionOf(action) ?? action);
  }

  function watch(): ReturnType<Middleware> {
    return (next) => (action) => {
      const { type } = action as Action;
      if (type === 'auth/loggedOut') noteLogout('loggedOut');
      else if (!/^blogApi\/|^auth\/loggedIn$|^@@|^__rtkq/.test(type)) standIns?.dispatched(action as Action);
      queries.before(action as Action);
      const result = next(action);
      standIns?.stateChanged(type);
      if (type === 'auth/loggedOut') {
        forgetOwnPlaces(program, parts.globals);
        standIns?.forget();
      }
      queries.after(action as Action);
      return result;
    };
  }

  return {
    page: () => page,
    hasSettled: open.hasSettled,
    look: () => variables?.look(),
    mount(call) {
      const { endpoint, arg } = componentOf(call.component);
      record({ type: 'call-started', call: call.id });
      open.begin(call);
      const initiate = store.api.endpoints[endpoint]?.initiate;
      if (!initiate)
        throw new Error(`Failed to mount ${callLabel(call)}: the api has no endpoint ${endpoint}. Add it to @/api.`);
      const again = [...running.keys()].some((id) => calls.find((one) => one.id === id)?.component === call.component);
      const options = {
        ...(again && { forceRefetch: true }),
        ...(call.poll && { subscriptionOptions: { pollingInterval: call.poll.everyMs } }),
      };
      const thunk = isWriter(call.component) ? initiate(call.name) : initiate(arg, options);
      running.set(call.id, store.dispatch(thunk) as { abort(): void; unsubscribe(): void });
    },
    abort: (call) => running.get(call)?.abort(),
    logOut() {
      userActs = true;
      const { onUncaught } = parts.globals;
      guarded(() => {
        if (hasStore()) void Promise.resolve(authStore().getState().logout()).catch(onUncaught);
        if (hasSlice()) store.dispatch(authSlice().loggedOut());
        standIns?.clear();
        variables?.put({ access: null, refresh: null });
      }, onUncaught)();
      userActs = false;
    },
    logIn: (as) => void submitLogin(as),
  };

  async function submitLogin(as: Username): Promise<void> {
    const body = new URLSearchParams(LOGINS.find(({ username }) => username === as));
    const request = new Request(`${ORIGIN}${BASE_PATH}/auth/login`, { method: 'POST', body });
    try {
      const response = await network.send(request, { call: null, tab, line: null, signal: null });
      if (response.ok) signIn((await response.json()) as LoginAnswer);
    } catch {
      // The network failed: nobody is logged in.
    }
  }

  function signIn({ access_token: access, refresh_token: refresh }: LoginAnswer): void {
    const { onUncaught } = parts.globals;
    guarded(() => {
      if (hasStore()) authStore().getState().setTokens(access, refresh);
      parts.leave({ access, refresh });
      if (hasSlice()) store.dispatch(authSlice().loggedIn());
      standIns?.signIn(access, refresh);
      variables?.put({ access, refresh });
    }, onUncaught)();
  }
}
