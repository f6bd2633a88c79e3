import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import { callIdOf } from '../ids.ts';
import type { CallId } from '../ids.ts';
import { componentOf } from '../components.ts';
import { createAgenda } from './agenda.ts';
import type { Agenda } from './agenda.ts';
import { createRecorder } from './recorder.ts';
import type { Recorder } from './recorder.ts';
import type { Scenario } from '../scenario.ts';
import type { Program } from '../source/program.ts';
import type { Call } from '../call.ts';
import { createBroadcastChannelClass } from './broadcast.ts';
import type { Channels } from './broadcast.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createNetwork } from './worldNetwork.ts';
import type { Network } from './worldNetwork.ts';
import type { ArrivedAnswer } from './readAnswer.ts';
import { createRandom } from '../random.ts';
import { openServer } from './worldServer.ts';
import { createCookies } from './cookies.ts';
import type { CookieChange } from './cookies.ts';
import { seedTokens } from './seedTokens.ts';
import { createStorage } from './worldStorage.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';
import { createTokenRegistry, createTokenWatch } from './tokenWatch.ts';
import { textOf } from './textOf.ts';
import { GuardedTarget } from './uncaught.ts';
import { createLocks } from './weblocks.ts';

/** Beyond this many requests a run is a runaway. */
export const REQUEST_CAP = 60;

/** Everything a run happens in: nothing of it outlives the run. */
export interface World {
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly network: Network;
  readonly random: () => number;
  readonly calls: readonly Call[];
  /** All calls have settled. */
  allSettled(): boolean;
}

export interface WorldOptions {
  /** Record headers, and the wrapper's line for each request: a stack trace each. Exploring goes without. */
  readonly details: boolean;
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
  const clock = createClock(agenda);
  const recorder = createRecorder();
  const random = createRandom(SEED);
  const tokens = createTokenRegistry();
  const cookies = createCookies();
  const { server, session } = openServer({ scenario, clock, tokens, contract: program.contract });
  const network = createNetwork({
    agenda,
    clock,
    recorder,
    tokens,
    server,
    latency: scenario.latency,
    cap: REQUEST_CAP,
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
  seedTokens(program, scenario, session, { localStorage: items, sessionStorage: sessionItems, cookies });
  const cookieChanged = (tab: number, { name, value, before }: CookieChange): void =>
    tokenWatch.placeChanged(tab, `cookie.${name}`, value, before);
  const locks = createLocks();
  const channels: Channels = new Map();
  const uncaughtIn = (tab: number) => (error: unknown) =>
    recorder.record({ type: 'console', tab, level: 'error', text: `Uncaught ${textOf(error)}` });
  const windows = Array.from({ length: scenario.tabs }, (_, at) => new GuardedTarget(uncaughtIn(at + 1)));
  const calls = callsOf(scenario);

  const tabs = windows.map((events, at): Tab => {
    const index = at + 1;
    return openTab({
      index,
      calls: calls.filter((call) => call.tab === index),
      program,
      recorder,
      network,
      tokenWatch,
      tokens,
      session: { access: session.access, refresh: scenario.refreshToken === 'none' ? null : session.refresh },
      details: options.details,
      globals: {
        clock,
        random,
        events,
        locks,
        onUncaught: uncaughtIn(index),
        BroadcastChannel: createBroadcastChannelClass(channels, uncaughtIn(index)),
        // Each tab has its own, with what it was opened with.
        sessionStorage: createStorage(new Map(sessionItems), ({ key, value, before }) =>
          tokenWatch.placeChanged(index, `sessionStorage.${key}`, value, before),
        ),
        document: cookies.documentOf((change) => cookieChanged(index, change)),
        localStorage: createStorage(items, (write) => {
          tokenWatch.storageWritten(index, write);
          for (const other of windows) if (other !== events) tellOfWrite(other, write.key, write.before, write.value);
        }),
      },
    });
  });

  fillAgenda();
  recorder.start();

  return {
    agenda,
    clock,
    recorder,
    network,
    random,
    calls,
    allSettled: () => tabs.reduce((sum, tab) => sum + tab.settled(), 0) === calls.length,
  };

  function fillAgenda(): void {
    const add = (choice: Choice, kind: 'mount' | 'user', atMs: number, subject: CallId | null, act: () => void): void =>
      agenda.add({
        choice,
        kind,
        atMs,
        idle: false,
        happen() {
          agenda.remove(choice);
          recorder.openStep({ atMs: clock.elapsedMs(), subject });
          act();
        },
      });

    for (const call of calls) {
      const atMs = scenario.mounts.find((mount) => mount.component === call.component)?.atMs ?? 0;
      add(writeChoice({ of: 'mount', call: call.id }), 'mount', atMs, call.id, () => tabs[call.tab - 1]?.mount(call));
    }
    for (const action of scenario.user) {
      if (action.do === 'logout') {
        add(writeChoice({ of: 'logout' }), 'user', action.atMs, null, () => {
          recorder.record({ type: 'user-acted', tab: 1, action: 'logout' });
          tabs[0]?.logOut();
        });
        continue;
      }
      const call = calls.find((candidate) => candidate.component === action.component);
      if (!call) continue;
      add(writeChoice({ of: 'abort', call: call.id }), 'user', action.atMs, call.id, () => {
        recorder.record({ type: 'user-acted', tab: call.tab, action: 'abort', call: call.id });
        tabs[call.tab - 1]?.abort(call.id);
      });
    }
  }
}

function callsOf({ mounts, tabs }: Scenario): readonly Call[] {
  return Array.from({ length: tabs }, (_, at) => at + 1).flatMap((tab) =>
    mounts.map(({ component }) => {
      const { label, path } = componentOf(component);
      return {
        id: callIdOf(component, tab),
        component,
        name: label,
        tab,
        severalTabs: tabs > 1,
        operation: `GET ${path}`,
      };
    }),
  );
}

function tellOfWrite(target: EventTarget, key: string, oldValue: string | null, newValue: string | null): void {
  queueMicrotask(() => target.dispatchEvent(Object.assign(new Event('storage'), { key, oldValue, newValue })));
}
