import type { CallId } from '../ids.ts';
import { createAgenda } from './agenda.ts';
import type { Agenda } from './agenda.ts';
import { createRecorder } from './recorder.ts';
import type { Recorder } from './recorder.ts';
import type { Scenario } from '../scenario.ts';
import type { Trace } from '../trace.ts';
import { planScenario } from './scenarioPlan.ts';
import type { Program } from '../source/program.ts';
import type { Call } from '../call.ts';
import { callsOf } from '../callsOf.ts';
import { createBroadcastChannelClass } from './broadcast.ts';
import type { Channels, Hear } from './broadcast.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { WorldStorageEvent } from './page.ts';
import { createNetwork } from './worldNetwork.ts';
import type { Network } from './worldNetwork.ts';
import type { Life } from './requestLegs.ts';
import type { ArrivedAnswer } from './readAnswer.ts';
import { createRandom } from '../random.ts';
import { openServer } from './worldServer.ts';
import { createCookies } from './cookies.ts';
import type { CookieChange } from './cookies.ts';
import { itemsOf, leaveTokens, seedTokens } from './seedTokens.ts';
import { tokensAfterReload } from './keptTokens.ts';
import type { Tokens } from './keptTokens.ts';
import { createStorage } from './worldStorage.ts';
import type { StorageWrite } from './worldStorage.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';
import { createTokenRegistry, createTokenWatch } from './tokenWatch.ts';
import { textOf } from './textOf.ts';
import { GuardedTarget } from './uncaught.ts';
import { createLocks } from './weblocks.ts';

/** Beyond this many requests a run is a runaway; of more than 15 calls each may send four. */
export const REQUEST_CAP = 60;
const REQUESTS_PER_CALL = 4;

/** Everything a run happens in: nothing of it outlives the run. */
export interface World {
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly network: Network;
  readonly random: () => number;
  readonly calls: readonly Call[];
  /** See `Trace.raced`. */
  raced(): Trace['raced'];
  /** See `Trace.unsure`. */
  unsure(): string | null;
  /** All calls have settled. */
  allSettled(): boolean;
  /** Something has happened, and all that follows from it has: what is kept in variables is looked at. */
  look(): void;
}

export interface WorldOptions {
  /** Told of the world's time and chance before any code runs in it. */
  readonly begin?: (clock: Clock, random: () => number) => void;
  /** Record headers, and the wrapper's line for each request. Exploring goes without. */
  readonly details: boolean;
  /** Mark where calls stand: by default where there are details. */
  readonly marks?: boolean;
  /** See `NetworkParts.respond`. */
  readonly respond?: ((answer: ArrivedAnswer) => Response) | undefined;
}

/** A tab as its browser has it: what outlives the code in it, and who listens in that code. */
interface BrowserTab {
  events: EventTarget;
  life: Life;
  readonly sessionItems: Map<string, string>;
  /** See `GlobalParts.kept`. */
  readonly kept: Map<string, string>;
}

/** The seed of `Math.random` and of random ids, the same in every run. Any number would do. */
const SEED = 7519;

/**
 * A fresh world: backend, storage, clock, and each tab with its own module instances. Mounts and the user's actions
 * are on its agenda.
 *
 * @throws {WrapperError} when the wrapper cannot be loaded
 */
export function createWorld(program: Program, scenario: Scenario, options: WorldOptions): World {
  const agenda = createAgenda();
  const clock = createClock(agenda, scenario.clockAheadMs);
  const recorder = createRecorder();
  const random = createRandom(SEED);
  options.begin?.(clock, random);
  const tokens = createTokenRegistry();
  const cookies = createCookies();
  const { server, session } = openServer({ scenario, clock, tokens, contract: program.contract });
  const calls = callsOf(scenario);
  let isOnline = true;
  const network = createNetwork({
    agenda,
    clock,
    recorder,
    tokens,
    server,
    latency: scenario.latency,
    cap: Math.max(REQUEST_CAP, REQUESTS_PER_CALL * calls.length),
    refresh: program.contract.refresh,
    carriers: program.contract.carrier === null ? 'bearer' : 'any',
    cookies,
    isOnline: () => isOnline,
    onCookie: (tab, change) => cookieChanged(tab, change),
    respond: options.respond,
    details: options.details,
  });
  const tokenWatch = createTokenWatch(recorder.record, tokens);
  const items = new Map<string, string>();
  const sessionItems = new Map<string, string>();
  /** Who wrote what last to `localStorage`, tokens apart. */
  const written = new Map<string, { readonly tab: number; readonly moment: { readonly atMs: number } }>();
  let raced: Trace['raced'];
  let unsure: string | null = null;
  const { access } = session;
  const refresh = scenario.refreshToken === 'none' ? null : session.refresh;
  seedTokens(program, { access, refresh }, { localStorage: items, sessionStorage: sessionItems, cookies });
  const cookieChanged = (tab: number, { name, value, before }: CookieChange): void =>
    tokenWatch.placeChanged(tab, `cookie.${name}`, value, before);
  /** Frozen tabs, each with what it will hear as it wakes. */
  const frozen = new Map<number, (() => void)[]>();
  const locks = createLocks((tab) => {
    const waiting = frozen.get(tab);
    return waiting === undefined ? null : new Promise((resolve) => void waiting.push(resolve));
  });
  const channels: Channels = new Map();
  const uncaughtIn = (tab: number) => (error: unknown) =>
    recorder.record({ type: 'console', tab, level: 'error', text: `Uncaught ${textOf(error)}` });
  const windows: BrowserTab[] = Array.from({ length: scenario.tabs }, (_, at) => ({
    events: new GuardedTarget(uncaughtIn(at + 1)),
    life: newLife(),
    // Each tab has its own, with what it was opened with.
    sessionItems: new Map(sessionItems),
    kept: new Map<string, string>(),
  }));
  const tabs = new Map<number, Tab>();
  const begun = new Set<CallId>();
  /** Calls whose tab was closed or loaded anew: nobody waits for them. */
  const gone = new Set<CallId>();

  /** The tab with this number; it opens when something is first asked of it. */
  const tabAt = (index: number): Tab => {
    const found = tabs.get(index) ?? open(index, { access, refresh });
    tabs.set(index, found);
    return found;
  };
  /** Has something told to the code of a tab. */
  const hearOf =
    (index: number, life: Life): Hear =>
    (tell) => {
      if (life.isOver) return;
      const waiting = frozen.get(index);
      if (waiting) waiting.push(tell);
      else queueMicrotask(tell);
    };
  const open = (index: number, inMemory: Tokens, isAgain = false): Tab => {
    const browserTab = windows[index - 1];
    if (!browserTab) throw new Error(`Failed to open tab ${index}: the scenario has ${scenario.tabs}. Give it more.`);
    const { events, life } = browserTab;
    clock.enter(index);
    const sessionStorage = createStorage(browserTab.sessionItems, ({ key, value, before }) =>
      tokenWatch.placeChanged(index, `sessionStorage.${key}`, value, before),
    );
    const noteWrite = (write: StorageWrite): void => {
      tokenWatch.storageWritten(index, write);
      const { key, value, before } = write;
      if (windows.length === 1) return;
      if (value === null || tokens.findIn(`${value} ${before}`).length > 0) written.delete(key);
      else written.set(key, { tab: index, moment: recorder.moment() });
      for (const [at, other] of windows.entries())
        if (other.events !== events) hearOf(at + 1, other.life)(() => tellOfWrite(other.events, key, before, value));
    };
    const noteRead = (key: string): void => {
      const [last, moment] = [written.get(key), recorder.moment()];
      if (last && last.tab !== index && last.moment !== moment && last.moment.atMs === moment.atMs)
        raced ??= { key, tab: index, by: last.tab, atMs: moment.atMs };
    };
    const localStorage = createStorage(items, noteWrite, noteRead);
    return openTab({
      index,
      calls: calls.filter((call) => call.tab === index && !gone.has(call.id)),
      program,
      recorder,
      network: { ...network, send: (request, sender) => network.send(request, { ...sender, life }) },
      tokenWatch,
      tokens,
      session: inMemory,
      isAgain,
      onUnsure: (what) => void (unsure ??= what),
      details: options.details,
      marks: options.marks ?? options.details,
      globals: {
        tab: index,
        clock,
        random,
        events,
        locks: locks.of(index),
        onUncaught: uncaughtIn(index),
        isOnline: () => isOnline,
        kept: browserTab.kept,
        onKept: (part, text, before) => tokenWatch.placeChanged(index, `app.${part}`, text, before),
        BroadcastChannel: createBroadcastChannelClass(channels, uncaughtIn(index), hearOf(index, life)),
        sessionStorage,
        document: cookies.documentOf((change) => cookieChanged(index, change)),
        localStorage,
      },
      leave: (brought) =>
        leaveTokens(program, brought, {
          localStorage: itemsOf(localStorage),
          sessionStorage: itemsOf(sessionStorage),
          cookies: {
            receive(text) {
              const change = cookies.receive(text);
              if (change) cookieChanged(index, change);
              return change;
            },
          },
        }),
    });
  };
  /** The code of a tab is gone, with all that it waits for. */
  const endCode = (index: number, how: 'closed' | 'reloaded'): void => {
    const life = windows[index - 1]?.life;
    if (how === 'reloaded') for (const end of life?.underWay ?? []) end();
    if (life) life.isOver = true;
    for (const call of calls)
      if (call.tab === index && (how === 'closed' || begun.has(call.polledBy ?? call.id))) gone.add(call.id);
    agenda.removeTab(index, how);
    locks.forgetTab(index);
  };
  const reload = (index: number): void => {
    const browserTab = windows[index - 1];
    // A tab that has not opened has nothing to lose.
    if (!browserTab || !tabs.has(index)) return;
    endCode(index, 'reloaded');
    browserTab.life = newLife();
    browserTab.events = new GuardedTarget(uncaughtIn(index));
    const inMemory = tokensAfterReload(index, {
      homes: program.contract.homes,
      begins: { access: 1, refresh: refresh === null ? null : 1 },
      recorder,
      tokens,
    });
    tabs.set(index, open(index, inMemory, true));
  };
  const freeze = (index: number): void => {
    const page = tabs.get(index)?.page();
    page?.show(false);
    page?.tell('freeze');
    frozen.set(index, []);
    agenda.freeze(index, true);
  };
  const wake = (index: number): void => {
    const heard = frozen.get(index) ?? [];
    frozen.delete(index);
    agenda.freeze(index, false);
    clock.enter(index);
    const page = tabs.get(index)?.page();
    page?.tell('resume');
    page?.show(true);
    for (const tell of heard) queueMicrotask(tell);
  };
  const connect = (isConnected: boolean): void => {
    isOnline = isConnected;
    for (const [at, { events, life }] of windows.entries())
      hearOf(at + 1, life)(() => events.dispatchEvent(new Event(isConnected ? 'online' : 'offline')));
  };

  // A tab whose first call comes later opens with it.
  for (const [at] of windows.entries()) if (calls.some((call) => call.tab === at + 1 && call.atMs === 0)) tabAt(at + 1);
  planScenario(scenario, calls, {
    agenda,
    clock,
    recorder,
    browser: {
      mount(call) {
        begun.add(call.id);
        tabAt(call.tab).mount(call);
      },
      tab: tabAt,
      pages: () => [...tabs.values()].flatMap((tab) => tab.page() ?? []),
      page: (tab) => tabs.get(tab)?.page() ?? null,
      close: (tab) => endCode(tab, 'closed'),
      reload,
      freeze,
      wake,
      connect,
    },
  });
  recorder.start();

  return {
    agenda,
    clock,
    recorder,
    network,
    random,
    calls: calls.map(({ atMs: _atMs, poll: _poll, body: _body, ...call }) => call),
    look() {
      for (const tab of tabs.values()) tab.look();
    },
    raced: () => raced,
    unsure: () => unsure,
    allSettled: () => calls.every(({ id, tab }) => gone.has(id) || tabs.get(tab)?.hasSettled(id)),
  };
}

function tellOfWrite(target: EventTarget, key: string, oldValue: string | null, newValue: string | null): void {
  target.dispatchEvent(new WorldStorageEvent('storage', { key, oldValue, newValue }));
}

function newLife(): Life {
  return { isOver: false, underWay: new Set() };
}
