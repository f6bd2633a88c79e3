import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { CallId } from '../ids.ts';
import { createAgenda } from './agenda.ts';
import type { Agenda } from './agenda.ts';
import { createRecorder } from './recorder.ts';
import type { Recorder } from './recorder.ts';
import type { Scenario, SessionAct } from '../scenario.ts';
import type { Trace, UserDeed } from '../trace.ts';
import type { Program } from '../source/program.ts';
import type { Call } from '../call.ts';
import { callsOf } from '../callsOf.ts';
import { createBroadcastChannelClass } from './broadcast.ts';
import type { Channels } from './broadcast.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { WorldStorageEvent } from './page.ts';
import { createNetwork } from './worldNetwork.ts';
import type { Network } from './worldNetwork.ts';
import type { ArrivedAnswer } from './readAnswer.ts';
import { createRandom } from '../random.ts';
import { openServer } from './worldServer.ts';
import { createCookies } from './cookies.ts';
import type { CookieChange } from './cookies.ts';
import { itemsOf, leaveTokens, seedTokens } from './seedTokens.ts';
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
  const locks = createLocks();
  const channels: Channels = new Map();
  const uncaughtIn = (tab: number) => (error: unknown) =>
    recorder.record({ type: 'console', tab, level: 'error', text: `Uncaught ${textOf(error)}` });
  const windows = Array.from({ length: scenario.tabs }, (_, at) => new GuardedTarget(uncaughtIn(at + 1)));
  const tabs = new Map<number, Tab>();
  const closed = new Set<number>();

  /** The tab with this number; it opens when something is first asked of it. */
  const tabAt = (index: number): Tab => {
    const found = tabs.get(index) ?? open(index);
    tabs.set(index, found);
    return found;
  };
  const open = (index: number): Tab => {
    const events = windows[index - 1] ?? new GuardedTarget(uncaughtIn(index));
    // Each tab has its own, with what it was opened with.
    const sessionStorage = createStorage(new Map(sessionItems), ({ key, value, before }) =>
      tokenWatch.placeChanged(index, `sessionStorage.${key}`, value, before),
    );
    const noteWrite = (write: StorageWrite): void => {
      tokenWatch.storageWritten(index, write);
      const { key, value, before } = write;
      if (windows.length === 1) return;
      if (value === null || tokens.findIn(`${value} ${before}`).length > 0) written.delete(key);
      else written.set(key, { tab: index, moment: recorder.moment() });
      for (const [at, other] of windows.entries())
        if (other !== events && !closed.has(at + 1)) tellOfWrite(other, key, before, value);
    };
    const noteRead = (key: string): void => {
      const [last, moment] = [written.get(key), recorder.moment()];
      if (last && last.tab !== index && last.moment !== moment && last.moment.atMs === moment.atMs)
        raced ??= { key, tab: index, by: last.tab, atMs: moment.atMs };
    };
    const localStorage = createStorage(items, noteWrite, noteRead);
    return openTab({
      index,
      calls: calls.filter((call) => call.tab === index),
      program,
      recorder,
      network,
      tokenWatch,
      tokens,
      session: { access, refresh },
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
        onKept: (part, text, before) => tokenWatch.placeChanged(index, `app.${part}`, text, before),
        BroadcastChannel: createBroadcastChannelClass(channels, uncaughtIn(index), () => closed.has(index)),
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
  const close = (index: number): void => {
    closed.add(index);
    agenda.removeTab(index);
    network.closeTab(index);
    locks.closeTab(index);
  };

  // A tab whose first call comes later opens with it.
  for (const [at] of windows.entries()) if (calls.some((call) => call.tab === at + 1 && call.atMs === 0)) tabAt(at + 1);
  fillAgenda();
  recorder.start();

  return {
    agenda,
    clock,
    recorder,
    network,
    random,
    calls: calls.map(({ atMs: _atMs, ...call }) => call),
    look() {
      for (const tab of tabs.values()) tab.look();
    },
    raced: () => raced,
    unsure: () => unsure,
    allSettled: () => calls.every(({ id, tab }) => closed.has(tab) || tabs.get(tab)?.hasSettled(id)),
  };

  function fillAgenda(): void {
    const add = (
      { choice, tab }: { readonly choice: Choice; readonly tab: number },
      kind: 'mount' | 'user',
      atMs: number,
      subject: CallId | null,
      act: () => void,
    ): void =>
      agenda.add({
        choice,
        kind,
        atMs,
        idle: false,
        tab,
        happen() {
          agenda.remove(choice);
          recorder.openStep({ atMs: clock.elapsedMs(), subject });
          act();
        },
      });

    for (const { atMs, ...call } of calls)
      add({ choice: writeChoice({ of: 'mount', call: call.id }), tab: call.tab }, 'mount', atMs, call.id, () =>
        tabAt(call.tab).mount(call),
      );

    const times = new Map<string, number>();
    for (const action of scenario.user) {
      if (action.do === 'abort') {
        const call = calls.find((candidate) => candidate.component === action.component);
        if (!call) continue;
        const { id, tab } = call;
        add({ choice: writeChoice({ of: 'abort', call: id }), tab }, 'user', action.atMs, id, () => {
          recorder.record({ type: 'user-acted', tab, action: 'abort', call: id });
          tabAt(tab).abort(id);
        });
        continue;
      }
      const { tab = 1 } = action;
      const nth = (times.get(`${action.do} ${tab}`) ?? 0) + 1;
      times.set(`${action.do} ${tab}`, nth);
      add({ choice: writeChoice({ of: 'act', act: action.do, nth, tab }), tab }, 'user', action.atMs, null, () => {
        recorder.record({ type: 'user-acted', tab, ...deedOf(action), ...(nth > 1 && { nth }) });
        perform(action, tab);
      });
    }
  }

  function perform(act: SessionAct, tab: number): void {
    switch (act.do) {
      case 'logout':
        return tabAt(tab).logOut();
      case 'login':
        return tabAt(tab).logIn(act.as);
      case 'close':
        return close(tab);
      case 'sleep':
        for (const one of tabs.values()) one.show(false);
        clock.moveTo(clock.elapsedMs() + act.forMs);
        for (const one of tabs.values()) one.show(true);
        return undefined;
    }
  }
}

function deedOf(act: SessionAct): UserDeed {
  switch (act.do) {
    case 'login':
      return { action: 'login', as: act.as };
    case 'sleep':
      return { action: 'sleep', forMs: act.forMs };
    case 'logout':
    case 'close':
      return { action: act.do };
  }
}

function tellOfWrite(target: EventTarget, key: string, oldValue: string | null, newValue: string | null): void {
  queueMicrotask(() => target.dispatchEvent(new WorldStorageEvent('storage', { key, oldValue, newValue })));
}
