import * as v from 'valibot';
import { API_ANSWERS, REFRESH_ANSWERS } from './backend/serverPolicy.ts';
import { LOGINS } from './backend/data.ts';
import { COMPONENTS, isWriter, WRITER } from './components.ts';
import type { Scenario } from './scenario.ts';
import { BASE } from './scenarios.ts';

/** Ten minutes: later nothing happens in a run. */
const LONGEST_MS = 600_000;
const MOST_CALLS = 30;
const MOST_POLLS = 12;
const SHORTEST_POLL_MS = 100;
const MOST_ACTS = 20;
const MOST_ANSWERS = 12;
const MOST_PATHS = 12;
const YEAR_MS = 366 * 86_400_000;

/**
 * A scenario as a file has it: what it leaves out is as in `three-at-once`. `docs/scenario.schema.json` is made of it. It
 * is made when it is asked for, so that a page without files does not carry it.
 */
export function scenarioFile() {
  const atMs = within(0, LONGEST_MS);
  const tab = within(1, 3);
  const text = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
  const component = v.picklist([...COMPONENTS.map(({ id }) => id), WRITER.id]);
  const legs = v.strictObject({ outMs: atMs, backMs: atMs });
  const own = { atMs, tab: v.exactOptional(tab) };
  const poll = v.exactOptional(
    v.strictObject({ everyMs: within(SHORTEST_POLL_MS, LONGEST_MS), times: within(1, MOST_POLLS) }),
  );
  const body = v.exactOptional(v.literal('stream'));
  const exception = v.strictObject({
    component,
    attempt: within(1, 99),
    outMs: v.exactOptional(atMs),
    backMs: v.exactOptional(atMs),
  });
  return v.strictObject({
    $schema: v.optional(v.string()),
    title: v.optional(text),
    about: v.optional(text),
    mounts: v.pipe(v.array(v.strictObject({ component, ...own, poll, body })), v.minLength(1), v.maxLength(MOST_CALLS)),
    tabs: v.optional(v.picklist([1, 2, 3])),
    accessToken: v.optional(v.picklist(['good', 'expired'])),
    refreshToken: v.optional(v.picklist(['good', 'none'])),
    server: v.optional(
      v.strictObject({
        accessSeconds: v.exactOptional(within(1, 86_400)),
        rotation: v.exactOptional(v.picklist(['off', 'rotate'])),
        reuse: v.exactOptional(v.picklist(['refuse', 'revoke-family'])),
        graceMs: v.exactOptional(atMs),
        refreshAnswer: v.exactOptional(answers(REFRESH_ANSWERS)),
        apiAnswer: v.exactOptional(answers(API_ANSWERS)),
        pathAnswers: v.exactOptional(
          v.pipe(
            v.record(v.pipe(v.string(), v.regex(/^\//), v.maxLength(100)), answers(API_ANSWERS)),
            v.check((paths) => Object.keys(paths).length <= MOST_PATHS, `Expected at most ${MOST_PATHS} paths.`),
          ),
        ),
      }),
    ),
    latency: v.optional(
      v.strictObject({
        api: v.exactOptional(legs),
        refresh: v.exactOptional(legs),
        exceptions: v.exactOptional(v.pipe(v.array(exception), v.maxLength(MOST_CALLS))),
      }),
    ),
    user: v.optional(
      v.pipe(
        v.array(
          v.variant('do', [
            v.strictObject({ do: v.literal('abort'), component, atMs }),
            v.strictObject({ do: v.literal('logout'), ...own }),
            v.strictObject({ do: v.literal('login'), as: v.picklist(LOGINS.map(({ username }) => username)), ...own }),
            ...(['close', 'reload'] as const).map((deed) => v.strictObject({ do: v.literal(deed), ...own })),
            ...(['sleep', 'freeze', 'hide', 'offline'] as const).map((deed) =>
              v.strictObject({ do: v.literal(deed), forMs: within(1, LONGEST_MS), ...own }),
            ),
          ]),
        ),
        v.maxLength(MOST_ACTS),
      ),
    ),
    clockAheadMs: v.optional(within(-YEAR_MS, YEAR_MS)),
  });
}

function within(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

function answers<const Answer extends string>(values: readonly Answer[]) {
  const one = v.picklist(values);
  return v.union([one, v.pipe(v.tupleWithRest([one], one), v.maxLength(MOST_ANSWERS))]);
}

/**
 * A scenario that somebody wrote.
 *
 * @param id what it is called, such as the name of its file: a link and a replay cannot find it by that
 * @throws {Error} that says what is wrong, and where in it
 */
export function readScenario(id: string, data: unknown): Scenario {
  const read = v.safeParse(scenarioFile(), data);
  if (!read.success) {
    const [issue] = read.issues;
    throw unreadable(id, v.getDotPath(issue), issue.message);
  }
  const { $schema: _schema, title = id, about = `As ${id} has it.`, ...said } = read.output;
  const { tabs = BASE.tabs } = said;
  for (const [at, { tab: where = 1 }] of said.mounts.entries())
    if (where > tabs) throw unreadable(id, `mounts.${at}.tab`, tabsThereAre(tabs));
  const writes = said.mounts.findIndex(({ component, poll }) => poll && isWriter(component));
  if (writes >= 0) throw unreadable(id, `mounts.${writes}.poll`, 'Only a component that queries can poll.');
  for (const [at, action] of (said.user ?? []).entries()) {
    if (action.do !== 'abort' && (action.tab ?? 1) > tabs) throw unreadable(id, `user.${at}.tab`, tabsThereAre(tabs));
    if (action.do === 'abort' && !said.mounts.some((mount) => mount.component === action.component))
      throw unreadable(id, `user.${at}.component`, `No call of ${action.component} is there.`);
  }
  const queries = said.mounts.findIndex((mount) => mount.body && !isWriter(mount.component));
  if (queries >= 0) throw unreadable(id, `mounts.${queries}.body`, 'Only a component that writes sends a body.');
  const { clockAheadMs } = said;
  return {
    id,
    title,
    about,
    mounts: said.mounts,
    tabs,
    accessToken: said.accessToken ?? BASE.accessToken,
    refreshToken: said.refreshToken ?? BASE.refreshToken,
    server: { ...BASE.server, ...said.server },
    latency: { ...BASE.latency, ...said.latency },
    user: said.user ?? BASE.user,
    ...(clockAheadMs !== undefined && { clockAheadMs }),
  };
}

function tabsThereAre(tabs: number): string {
  return tabs === 1 ? 'There is one tab.' : `There are ${tabs} tabs.`;
}

function unreadable(id: string, where: string | null, what: string): Error {
  const at = where === null ? '' : ` at ${where}`;
  return new Error(
    `Failed to read the scenario ${id}${at}: ${what.replace(/\.?$/, '.')} See docs/scenario.schema.json.`,
  );
}
