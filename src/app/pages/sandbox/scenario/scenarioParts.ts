import { answersIn, capital, componentOf, deedInWords, operationOf, WRITER } from '../../../../sim/index.ts';
import type { ApiAnswer, Mount, RefreshAnswer, Scenario, UserAction } from '../../../../sim/index.ts';

// What a scenario is given, part by part: flags on lanes, and answers in turn. How each is changed: scenarioEdits.ts.

/** Something on a lane, at a time. */
export type Flag = {
  /** `call 2`, `action 0`: by its place in the scenario. */
  readonly key: string;
  /** What `laneOf` calls its lane. */
  readonly lane: string;
  readonly atMs: number;
  /** What happens, on the flag: `mounts`. */
  readonly label: string;
} & (
  | { readonly of: 'call'; readonly index: number; readonly mount: Mount }
  | { readonly of: 'action'; readonly index: number; readonly action: UserAction }
  /** A tab opens, with its first call. */
  | { readonly of: 'tab'; readonly tab: number }
);

/** A row of flags: the calls of one component, what the user does in a tab, or when a tab opens. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  /** Below the name: `GET /posts, in each tab`. */
  readonly about: string;
  readonly adds:
    | { readonly of: 'call'; readonly like: Mount }
    | { readonly of: 'action'; readonly tab: number }
    /** A call in this tab. */
    | { readonly of: 'tab'; readonly tab: number };
}

/** Answers that are used up in turn, the last one staying. */
export type Script = { readonly id: string; readonly name: string; readonly about: string } & (
  | { readonly of: 'refresh'; readonly answers: readonly RefreshAnswer[] }
  | { readonly of: 'api'; readonly path: string | null; readonly answers: readonly ApiAnswer[] }
);

/** All flags, in the order of time. */
export function flagsOf(scenario: Scenario): readonly Flag[] {
  const first = new Map<string, number>();
  for (const mount of scenario.mounts) {
    const lane = laneOfCall(mount);
    first.set(lane, Math.min(first.get(lane) ?? Infinity, mount.atMs));
  }
  const calls = scenario.mounts.map((mount, index): Flag => {
    const lane = laneOfCall(mount);
    const isFirst = mount.atMs === first.get(lane);
    const does = mount.component === WRITER.id ? 'writes' : isFirst ? 'mounts' : 'calls again';
    const label = mount.poll ? `${does}, and polls` : does;
    return { of: 'call', key: `call ${index}`, lane, atMs: mount.atMs, label, index, mount };
  });
  const actions = scenario.user.map((action, index): Flag => ({
    of: 'action',
    key: `action ${index}`,
    lane: laneOfAction(action),
    atMs: action.atMs,
    label: actionInWords(action),
    index,
    action,
  }));
  const tabs = laterTabs(scenario).flatMap((tab): readonly Flag[] => {
    const atMs = opensAt(scenario, tab);
    return atMs === null ? [] : [{ of: 'tab', key: `tab ${tab}`, lane: `tab ${tab}`, atMs, label: 'opens', tab }];
  });
  return [...calls, ...actions, ...tabs].toSorted((one, other) => one.atMs - other.atMs);
}

/** The tabs beside the first. */
export function laterTabs({ tabs }: Scenario): readonly number[] {
  return [2, 3].slice(0, tabs - 1);
}

/** When a tab opens: at its first call; `null` where nothing is called in it. */
export function opensAt({ mounts }: Scenario, tab: number): number | null {
  const times = mounts.filter((mount) => (mount.tab ?? tab) === tab).map(({ atMs }) => atMs);
  return times.length === 0 ? null : Math.min(...times);
}

/** The lanes of a scenario: its calls by component and tab, then the user, of whom there is always one, then other tabs. */
export function lanesOf(scenario: Scenario): readonly Lane[] {
  const { mounts, user, tabs } = scenario;
  const calls = new Map<string, Lane>();
  for (const mount of mounts) {
    const id = laneOfCall(mount);
    const where = mount.tab === undefined ? (tabs > 1 ? ', in each tab' : '') : `, tab ${mount.tab}`;
    const { label } = componentOf(mount.component);
    const about = `${operationOf(mount.component)}${where}`;
    if (!calls.has(id)) calls.set(id, { id, name: label, about, adds: { of: 'call', like: mount } });
  }
  const used = new Set([1, ...user.map(tabOfAction)]);
  const users = [...used]
    .toSorted((one, other) => one - other)
    .map((tab): Lane => ({ id: `user ${tab}`, name: 'The user', about: `in tab ${tab}`, adds: { of: 'action', tab } }));
  const others = laterTabs(scenario).map((tab): Lane => ({
    id: `tab ${tab}`,
    name: `Tab ${tab}`,
    about: 'opens with its first call',
    adds: { of: 'tab', tab },
  }));
  return [...calls.values(), ...users, ...others];
}

export function laneOfCall({ component, tab }: Mount): string {
  return tab === undefined ? component : `${component} ${tab}`;
}

function laneOfAction(action: UserAction): string {
  return `user ${tabOfAction(action)}`;
}

export function tabOfAction(action: UserAction): number {
  return action.do === 'abort' ? 1 : (action.tab ?? 1);
}

/** What the user does: `logs out`, `aborts Posts`. */
function actionInWords(action: UserAction): string {
  switch (action.do) {
    case 'abort':
      return `aborts ${componentOf(action.component).label}`;
    case 'login':
      return `logs in as ${capital(action.as)}`;
    case 'logout':
    case 'close':
    case 'reload':
      return deedInWords({ action: action.do });
    case 'sleep':
    case 'freeze':
    case 'hide':
    case 'offline':
      return deedInWords({ action: action.do, forMs: action.forMs });
  }
}

/** The answers of a scenario's server, in turn: to a refresh, to every path, and to paths that have their own. */
export function scriptsOf({ server }: Scenario): readonly Script[] {
  const about = 'is answered, in turn';
  const own = Object.entries(server.pathAnswers ?? {}).map(([path, answers]): Script => ({
    id: path,
    name: path,
    about,
    of: 'api',
    path,
    answers: answersIn(answers),
  }));
  return [
    { id: 'refresh', name: 'The refresh', about, of: 'refresh', answers: answersIn(server.refreshAnswer) },
    {
      id: 'api',
      name: own.length > 0 ? 'Other paths' : 'Every path',
      about,
      of: 'api',
      path: null,
      answers: answersIn(server.apiAnswer ?? 'normal'),
    },
    ...own,
  ];
}
