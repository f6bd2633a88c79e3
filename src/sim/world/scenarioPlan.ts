import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { PlannedCall } from '../callsOf.ts';
import type { CallId } from '../ids.ts';
import { AFTERWARDS } from '../scenario.ts';
import type { ActName, Scenario, SessionAct } from '../scenario.ts';
import type { UserDeed } from '../trace.ts';
import type { Agenda } from './agenda.ts';
import type { Clock } from './clock.ts';
import type { Page } from './page.ts';
import type { Recorder } from './recorder.ts';
import type { Tab } from './tab.ts';

/** What can be done to the tabs of a world, and to its machine. */
interface Browser {
  /** Makes a call, in its tab. */
  mount(call: Omit<PlannedCall, 'atMs'>): void;
  /** Opens it, where it is not open. */
  tab(tab: number): Tab;
  /** The pages of the tabs that are open. */
  pages(): readonly Page[];
  /** `null` where the tab is not open. */
  page(tab: number): Page | null;
  close(tab: number): void;
  reload(tab: number): void;
  freeze(tab: number): void;
  wake(tab: number): void;
  /** The machine has a connection from now on, or has none. */
  connect(isConnected: boolean): void;
}

interface PlanParts {
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly browser: Browser;
}

/** Puts on the agenda what a scenario has happen by itself: its calls, and what the user does. */
export function planScenario(
  scenario: Scenario,
  calls: readonly PlannedCall[],
  { agenda, clock, recorder, browser }: PlanParts,
): void {
  const add = (
    { choice, tab }: { readonly choice: Choice; readonly tab?: number },
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
      ...(tab !== undefined && { tab }),
      happen() {
        agenda.remove(choice);
        recorder.openStep({ atMs: clock.elapsedMs(), subject });
        act();
      },
    });

  for (const { atMs, ...call } of calls)
    if (call.polledBy === undefined)
      add({ choice: writeChoice({ of: 'mount', call: call.id }), tab: call.tab }, 'mount', atMs, call.id, () =>
        browser.mount(call),
      );

  const times = new Map<string, number>();
  const act = (deed: UserDeed, tab: number, whose: { readonly tab?: number }, atMs: number, work: () => void): void => {
    const name: ActName = deed.action;
    const nth = (times.get(`${name} ${tab}`) ?? 0) + 1;
    times.set(`${name} ${tab}`, nth);
    add({ choice: writeChoice({ of: 'act', act: name, nth, tab }), ...whose }, 'user', atMs, null, () => {
      recorder.record({ type: 'user-acted', tab, ...deed, ...(nth > 1 && { nth }) });
      work();
    });
  };
  for (const action of scenario.user) {
    if (action.do === 'abort') {
      const call = calls.find((candidate) => candidate.component === action.component);
      if (!call) continue;
      const { id, tab } = call;
      add({ choice: writeChoice({ of: 'abort', call: id }), tab }, 'user', action.atMs, id, () => {
        recorder.record({ type: 'user-acted', tab, action: 'abort', call: id });
        browser.tab(tab).abort(id);
      });
      continue;
    }
    const { tab = 1 } = action;
    // What happens to the machine waits for no tab.
    const whose = action.do === 'sleep' || action.do === 'offline' ? {} : { tab };
    act(deedOf(action), tab, whose, action.atMs, () => {
      perform(action, tab);
      if (action.do !== 'freeze' && action.do !== 'hide' && action.do !== 'offline') return;
      const after = { action: AFTERWARDS[action.do] };
      act(after, tab, after.action === 'show' ? { tab } : {}, clock.elapsedMs() + action.forMs, () =>
        endOf(after.action, tab),
      );
    });
  }

  function perform(act: SessionAct, tab: number): void {
    switch (act.do) {
      case 'logout':
        return browser.tab(tab).logOut();
      case 'login':
        return browser.tab(tab).logIn(act.as);
      case 'close':
        return browser.close(tab);
      case 'reload':
        return browser.reload(tab);
      case 'freeze':
        return browser.freeze(tab);
      case 'hide':
        return browser.page(tab)?.show(false);
      case 'offline':
        return browser.connect(false);
      case 'sleep':
        for (const page of browser.pages()) page.show(false);
        clock.moveTo(clock.elapsedMs() + act.forMs);
        for (const page of browser.pages()) page.show(true);
        return undefined;
    }
  }

  /** What lasted for a while is over. */
  function endOf(act: (typeof AFTERWARDS)[keyof typeof AFTERWARDS], tab: number): void {
    switch (act) {
      case 'resume':
        return browser.wake(tab);
      case 'show':
        return browser.page(tab)?.show(true);
      case 'online':
        return browser.connect(true);
    }
  }
}

function deedOf(act: SessionAct): UserDeed {
  switch (act.do) {
    case 'login':
      return { action: 'login', as: act.as };
    case 'sleep':
    case 'freeze':
    case 'hide':
    case 'offline':
      return { action: act.do, forMs: act.forMs };
    case 'logout':
    case 'close':
    case 'reload':
      return { action: act.do };
  }
}
