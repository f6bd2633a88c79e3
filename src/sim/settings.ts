import { COMPONENTS } from './components.ts';
import type { ComponentId } from './components.ts';
import type { Scenario } from './scenario.ts';
import { componentsIn, withComponents } from './scenarios.ts';
import { answersIn, API_ANSWERS, readAnswers, REFRESH_ANSWERS } from './backend/serverPolicy.ts';
import type { Answers, ServerPolicy } from './backend/serverPolicy.ts';

/** One thing that can be changed on top of a scenario: the same on the command line, in the address, and on the page. */
export interface Setting {
  readonly key: string;
  /** What it is, for help and labels. */
  readonly about: string;
  /** What a value may be, for help and messages. */
  readonly values: string;
  /** The value in this scenario, as text. */
  read(scenario: Scenario): string;
  /** The scenario with this value; `null` when the value is none. */
  write(scenario: Scenario, value: string): Scenario | null;
}

/** Settings as they are typed: `{ rotation: 'off', components: '5' }`. */
export type Settings = Readonly<Record<string, string>>;

const LONGEST_MS = 60_000;

/** All settings, in the order in which help lists them. */
export const SETTINGS: readonly Setting[] = [
  whole('components', 'how many components mount', 1, COMPONENTS.length, (s) => componentsIn(s).length, withComponents),
  choice(
    'rotation',
    'whether a refresh token works once',
    ['off', 'rotate'],
    (s) => s.server.rotation,
    (s, rotation) => withServer(s, { rotation }),
  ),
  choice(
    'reuse',
    'what a used refresh token does',
    ['refuse', 'revoke-family'],
    (s) => s.server.reuse,
    (s, reuse) => withServer(s, { reuse }),
  ),
  whole(
    'grace-ms',
    'how long a used refresh token still works',
    0,
    LONGEST_MS,
    (s) => s.server.graceMs,
    (s, graceMs) => withServer(s, { graceMs }),
  ),
  answers(
    'refresh',
    'how a refresh is answered',
    REFRESH_ANSWERS,
    (s) => s.server.refreshAnswer,
    (s, refreshAnswer) => withServer(s, { refreshAnswer }),
  ),
  answers(
    'api',
    'how a protected path is answered',
    API_ANSWERS,
    (s) => s.server.apiAnswer ?? 'normal',
    (s, apiAnswer) => withServer(s, { apiAnswer }),
  ),
  whole(
    'access-seconds',
    'life of an access token',
    1,
    86_400,
    (s) => s.server.accessSeconds,
    (s, accessSeconds) => withServer(s, { accessSeconds }),
  ),
  ...(['api', 'refresh'] as const).flatMap((kind) =>
    (['out', 'back'] as const).map((leg) =>
      whole(
        `${kind}-${leg}`,
        `${kind === 'api' ? 'an API request' : 'a refresh'}: milliseconds ${leg === 'out' ? 'to the server' : 'back'}`,
        0,
        LONGEST_MS,
        (s) => s.latency[kind][`${leg}Ms`],
        (s, ms) => ({ ...s, latency: { ...s.latency, [kind]: { ...s.latency[kind], [`${leg}Ms`]: ms } } }),
      ),
    ),
  ),
  ...COMPONENTS.map(({ id, label }) =>
    whole(
      `${id}-back`,
      `the first answer to ${label}: milliseconds back`,
      0,
      LONGEST_MS,
      (s) => firstBack(s, id),
      (s, ms) => withFirstBack(s, id, ms),
    ),
  ),
];

/**
 * The scenario with settings applied, in the order of the table, whatever order they came in.
 *
 * @throws {Error} for an unknown key or a value that is none; the message lists what there is
 */
export function applySettings(scenario: Scenario, settings: Settings): Scenario {
  for (const key of Object.keys(settings)) {
    if (!SETTINGS.some((setting) => setting.key === key)) {
      throw new Error(
        `Failed to apply "${key}": there is no such setting. Use one of ${SETTINGS.map((setting) => setting.key).join(', ')}.`,
      );
    }
  }
  return SETTINGS.reduce((current, setting) => {
    const value = settings[setting.key];
    if (value === undefined) return current;
    const next = setting.write(current, value);
    if (!next)
      throw new Error(
        `Failed to set ${setting.key} to "${value}": it is not one of its values. Use ${setting.values}.`,
      );
    return next;
  }, scenario);
}

/** The settings that make one scenario of another: what is different, as it is in the second. */
export function settingsBetween(from: Scenario, to: Scenario): Settings {
  const changed = SETTINGS.filter(({ read }) => read(from) !== read(to));
  return Object.fromEntries(changed.map(({ key, read }) => [key, read(to)]));
}

function choice<T extends string>(
  key: string,
  about: string,
  values: readonly T[],
  read: (scenario: Scenario) => T,
  write: (scenario: Scenario, value: T) => Scenario,
): Setting {
  return {
    key,
    about,
    values: values.join(', '),
    read,
    write(scenario, text) {
      const value = values.find((candidate) => candidate === text);
      return value === undefined ? null : write(scenario, value);
    },
  };
}

/** One of `values`, or several that are used up one by one, the last one staying: `500,normal`. */
function answers<T extends string>(
  key: string,
  about: string,
  values: readonly T[],
  read: (scenario: Scenario) => Answers<T>,
  write: (scenario: Scenario, value: Answers<T>) => Scenario,
): Setting {
  return {
    key,
    about,
    values: `${values.join(', ')}, or several, used up in turn, the last one staying: 500,normal`,
    read: (scenario) => answersIn(read(scenario)).join(),
    write(scenario, text) {
      const value = readAnswers(text, values);
      return value === null ? null : write(scenario, value);
    },
  };
}

function whole(
  key: string,
  about: string,
  least: number,
  most: number,
  read: (scenario: Scenario) => number,
  write: (scenario: Scenario, value: number) => Scenario,
): Setting {
  return {
    key,
    about,
    values: `a whole number from ${least} to ${most}`,
    read: (scenario) => String(read(scenario)),
    write(scenario, text) {
      const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? write(scenario, value) : null;
    },
  };
}

function withServer(scenario: Scenario, change: Partial<ServerPolicy>): Scenario {
  return { ...scenario, server: { ...scenario.server, ...change } };
}

function firstBack({ latency }: Scenario, component: ComponentId): number {
  return (
    latency.exceptions.find((one) => one.component === component && one.attempt === 1)?.backMs ?? latency.api.backMs
  );
}

function withFirstBack(scenario: Scenario, component: ComponentId, backMs: number): Scenario {
  const { latency } = scenario;
  const others = latency.exceptions.filter((one) => one.component !== component || one.attempt !== 1);
  const before = latency.exceptions.find((one) => one.component === component && one.attempt === 1);
  return {
    ...scenario,
    latency: { ...latency, exceptions: [...others, { ...before, component, attempt: 1, backMs }] },
  };
}
