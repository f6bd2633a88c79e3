import { COMPONENTS, componentOf, timeText } from '../../../../sim/index.ts';
import type { Mount, Scenario, UserAction } from '../../../../sim/index.ts';
import { flagsOf, laneOfCall, laterTabs, opensAt, scriptsOf, tabOfAction } from './scenarioParts.ts';
import type { Flag, Script } from './scenarioParts.ts';

// How each part of a scenario is changed. Every change gives a scenario that may have a fault.

export const MOST_MS = 600_000;
const MOST_CALLS = 30;
const MOST_ACTIONS = 20;
const MOST_ANSWERS = 12;

/** Paths that can be answered in a way of their own. */
export const PATHS = ['/posts', '/users/me', '/comments'] as const;

/** The same scenario with a flag at another time. */
export function moved(scenario: Scenario, flag: Flag, atMs: number): Scenario {
  const at = Math.min(MOST_MS, Math.max(0, Math.round(atMs)));
  switch (flag.of) {
    case 'call':
      return withCall(scenario, flag.index, { ...flag.mount, atMs: at });
    case 'action':
      return withAction(scenario, flag.index, { ...flag.action, atMs: at });
    case 'tab':
      return withTabAt(scenario, flag, at);
  }
}

/** The same scenario where a tab opens at another time: all that is called and done in it comes so much later or earlier. */
function withTabAt(
  scenario: Scenario,
  { tab, atMs }: { readonly tab: number; readonly atMs: number },
  at: number,
): Scenario {
  if (at === atMs) return scenario;
  const shifted = <T extends Mount | UserAction>(one: T): T => ({
    ...one,
    atMs: Math.min(MOST_MS, Math.max(0, one.atMs + at - atMs)),
  });
  // What was called in each tab at once is each tab's own from now on.
  const own = scenario.mounts.flatMap((mount): readonly Mount[] =>
    mount.tab === undefined ? [1, ...laterTabs(scenario)].map((each) => ({ ...mount, tab: each })) : [mount],
  );
  return {
    ...scenario,
    mounts: own.map((mount) => (mount.tab === tab ? shifted(mount) : mount)),
    user: scenario.user.map((action) => (tabOfAction(action) === tab ? shifted(action) : action)),
  };
}

/** The same scenario without a tab, and without all that is called and done in it alone; tabs behind it move up. */
function withoutTab(scenario: Scenario, tab: number): Scenario {
  const { mounts, user, tabs } = scenario;
  const movedUp = <T extends { readonly tab?: number }>(one: T): T =>
    one.tab === undefined || one.tab < tab ? one : { ...one, tab: one.tab - 1 };
  return {
    ...scenario,
    tabs: tabs === 3 ? 2 : 1,
    mounts: mounts.filter((mount) => mount.tab !== tab).map(movedUp),
    user: user
      .filter((action) => tabOfAction(action) !== tab)
      .map((action) => (action.do === 'abort' ? action : movedUp(action))),
  };
}

/** @param mount `null`: the call is taken away */
export function withCall(scenario: Scenario, index: number, mount: Mount | null): Scenario {
  return { ...scenario, mounts: scenario.mounts.toSpliced(index, 1, ...(mount ? [mount] : [])) };
}

/** @param action `null`: it is taken away */
export function withAction(scenario: Scenario, index: number, action: UserAction | null): Scenario {
  return { ...scenario, user: scenario.user.toSpliced(index, 1, ...(action ? [action] : [])) };
}

/** The same scenario without what a flag stands for. */
export function without(scenario: Scenario, flag: Flag): Scenario {
  switch (flag.of) {
    case 'call':
      return withCall(scenario, flag.index, null);
    case 'action':
      return withAction(scenario, flag.index, null);
    case 'tab':
      return withoutTab(scenario, flag.tab);
  }
}

/** One more call: of a component on a lane, some time after its last one; or of one that does not call yet, at once. */
export function withOneMoreCall(scenario: Scenario, like: Mount | null): Scenario {
  const { mounts } = scenario;
  if (like === null) {
    const unused = COMPONENTS.find(({ id }) => !mounts.some(({ component }) => component === id));
    return { ...scenario, mounts: [...mounts, { component: unused?.id ?? 'posts', atMs: 0 }] };
  }
  const times = mounts.filter((one) => laneOfCall(one) === laneOfCall(like)).map(({ atMs }) => atMs);
  return { ...scenario, mounts: [...mounts, { ...like, atMs: later(times) }] };
}

/** One more call in a tab, when it opens: of a component that does not call in it yet. */
export function withOneMoreCallIn(scenario: Scenario, tab: number): Scenario {
  const { mounts } = scenario;
  const isCalled = (id: string) => mounts.some((one) => one.component === id && (one.tab ?? tab) === tab);
  const component = COMPONENTS.find(({ id }) => !isCalled(id))?.id ?? 'posts';
  return { ...scenario, mounts: [...mounts, { component, atMs: opensAt(scenario, tab) ?? 0, tab }] };
}

/** One more action: a logout, some time after what the user does in that tab. */
export function withOneMoreAction(scenario: Scenario, tab: number): Scenario {
  const times = scenario.user.filter((one) => tabOfAction(one) === tab).map(({ atMs }) => atMs);
  const action: UserAction = { do: 'logout', atMs: later(times), ...(tab > 1 && { tab }) };
  return { ...scenario, user: [...scenario.user, action] };
}

/** One more tab, in which something is called; `null` where there are three. */
export function withOneMoreTab(scenario: Scenario): Scenario | null {
  const { tabs, mounts } = scenario;
  if (tabs === 3) return null;
  const tab = tabs === 1 ? 2 : 3;
  const isCalled = mounts.some((mount) => mount.tab === undefined);
  const [first] = mounts;
  const opens: readonly Mount[] = isCalled || !first ? [] : [{ component: first.component, atMs: first.atMs, tab }];
  return { ...scenario, tabs: tab, mounts: [...mounts, ...opens] };
}

const STEP_MS = 100;

function later(times: readonly number[]): number {
  return Math.min(MOST_MS, Math.max(0, ...times) + STEP_MS);
}

/**
 * The same scenario with other answers in a script.
 *
 * @param answers none: the path has no answers of its own any more
 */
export function withAnswers(scenario: Scenario, script: Script, answers: readonly string[]): Scenario {
  const { server } = scenario;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the script's own kind, as the selects offer them
  const list = answers as readonly [never, ...never[]];
  const said = list.length === 1 ? list[0] : list;
  if (script.of === 'refresh') return { ...scenario, server: { ...server, refreshAnswer: said } };
  if (script.path === null) return { ...scenario, server: { ...server, apiAnswer: said } };
  const { [script.path]: _before, ...others } = server.pathAnswers ?? {};
  const pathAnswers = answers.length === 0 ? others : { ...server.pathAnswers, [script.path]: said };
  return { ...scenario, server: { ...server, pathAnswers } };
}

/** One more path with answers of its own: the first that has none; `null` where each has. */
export function withOneMorePath(scenario: Scenario): Scenario | null {
  const { server } = scenario;
  const path = PATHS.toReversed().find((one) => server.pathAnswers?.[one] === undefined);
  if (path === undefined) return null;
  return { ...scenario, server: { ...server, pathAnswers: { ...server.pathAnswers, [path]: '401' } } };
}

/** The same scenario with an answer of a script one place earlier, or later. */
export function withAnswerMoved(scenario: Scenario, script: Script, from: number, by: -1 | 1): Scenario {
  const answers: readonly string[] = script.answers;
  const { [from]: answer, [from + by]: neighbour } = answers;
  if (answer === undefined || neighbour === undefined) return scenario;
  return withAnswers(scenario, script, answers.with(from, neighbour).with(from + by, answer));
}

/** The messages of one try of a component's calls, where they travel in a time of their own. */
export type Exception = Scenario['latency']['exceptions'][number];

/** @param exception `null`: the try travels as all others do */
export function withException(scenario: Scenario, index: number, exception: Exception | null): Scenario {
  const { latency } = scenario;
  const exceptions = latency.exceptions.toSpliced(index, 1, ...(exception ? [exception] : []));
  return { ...scenario, latency: { ...latency, exceptions } };
}

/** One more try with a time of its own: a second one, whose answer takes longer; `null` where there is no room for more. */
export function withOneMoreException(scenario: Scenario): Scenario | null {
  const { latency, mounts } = scenario;
  const { exceptions } = latency;
  const called = [...new Set(mounts.map(({ component }) => component))];
  const free = [2, 1, 3]
    .flatMap((attempt) => called.map((component) => ({ component, attempt })))
    .find((one) => !exceptions.some((other) => isSameTry(one, other)));
  if (!free || exceptions.length >= MOST_CALLS) return null;
  return withException(scenario, exceptions.length, { ...free, backMs: latency.api.backMs + STEP_MS });
}

function isSameTry(
  one: Pick<Exception, 'component' | 'attempt'>,
  other: Pick<Exception, 'component' | 'attempt'>,
): boolean {
  return one.component === other.component && one.attempt === other.attempt;
}

/** What is wrong with a scenario as it was put together, in a sentence; `null` where nothing is. */
export function faultOf(scenario: Scenario): string | null {
  const { mounts, user, tabs } = scenario;
  if (mounts.length === 0) return 'A scenario has one call at least. Add another one before you remove this.';
  if (mounts.length > MOST_CALLS) return `A scenario has ${MOST_CALLS} calls at the most. Remove one first.`;
  if (user.length > MOST_ACTIONS) return `A user does ${MOST_ACTIONS} things at the most. Remove one first.`;
  if (scriptsOf(scenario).some(({ answers }) => answers.length > MOST_ANSWERS))
    return `A list has ${MOST_ANSWERS} answers at the most, and the last one stays. Remove one first.`;
  const beyond = flagsOf(scenario).find((flag) => tabOf(flag) > tabs);
  if (beyond) return `${nameOf(beyond)} is in tab ${tabOf(beyond)}. Move or remove it first.`;
  const { exceptions } = scenario.latency;
  const twice = exceptions.find((one, index) => exceptions.findIndex((other) => isSameTry(one, other)) < index);
  if (twice)
    return `Try ${twice.attempt} of ${componentOf(twice.component).label} has a time of its own already. Change that one, or choose another try.`;
  const aimless = user.find(
    (action) => action.do === 'abort' && !mounts.some(({ component }) => component === action.component),
  );
  if (aimless?.do === 'abort') {
    const { label } = componentOf(aimless.component);
    return `The user aborts ${label} ${at(aimless.atMs)}, so a call of ${label} has to be there. Remove that first.`;
  }
  return null;
}

function tabOf(flag: Flag): number {
  switch (flag.of) {
    case 'call':
      return flag.mount.tab ?? 1;
    case 'action':
      return tabOfAction(flag.action);
    case 'tab':
      return flag.tab;
  }
}

/** `The call of Posts at 6000 ms`, `What the user does at 100 ms`. */
function nameOf({ atMs, ...flag }: Flag): string {
  switch (flag.of) {
    case 'call':
      return `The call of ${componentOf(flag.mount.component).label} ${at(atMs)}`;
    case 'action':
      return `What the user does ${at(atMs)}`;
    case 'tab':
      return `Tab ${flag.tab}`;
  }
}

function at(atMs: number): string {
  return `at ${timeText(atMs)}`;
}
