import { componentOf, listed, SETTINGS, timeText } from '../../sim/index.ts';
import type { ComponentId, Scenario, Settings } from '../../sim/index.ts';
import type { Option } from '../../ui/Pick.tsx';

/* A server in words: as a sentence whose values can be changed, and in short. */

/** Refresh tokens … */
export const ROTATION_WORDS = { rotate: 'work once', off: 'work for ever' } as const;

/** A used one … */
export const REUSE_WORDS = { refuse: 'is refused', 'revoke-family': 'ends the session' } as const;

/** A refresh is answered … */
export const REFRESH_WORDS = {
  normal: 'normally',
  '401': 'with 401',
  '500': 'with 500 as text',
  '500-json': 'with 500 as JSON',
  offline: 'with a network error',
  hang: 'never',
} as const;

/** A piece of the sentence that describes the server: text, or a value. */
export type Piece = string | SettingValue;

/** The two parts of the description: what nearly every scenario turns on, and the rest. */
export interface ServerSentence {
  readonly main: readonly Piece[];
  readonly more: readonly Piece[];
}

const TOTALS_MS = [30, 50, 100, 150, 200, 320, 500, 1000];
const LEGS_MS = [0, 10, 20, 40, 100, 300];
const GRACE_MS = [0, 50, 100, 200, 1000, 10_000];
const LIVES_S = [1, 5, 60, 900, 3600];
const API_ANSWERS = {
  normal: 'normally',
  '401-text': 'an expired token with 401 as text',
  '401': 'with 401, always',
  '403': 'with 403',
  '404': 'with 404',
  '500': 'with 500 as text',
  offline: 'with a network error',
};

/**
 * Says what the server does, as a sentence whose values are controls.
 *
 * @param now the scenario with all settings applied
 * @param base the scenario without them
 */
export function serverSentence(now: Scenario, base: Scenario): ServerSentence {
  const { api, refresh } = now.latency;
  const rotates = now.server.rotation === 'rotate';
  const { ask, oneOf, components, tokens } = asking(now, base);
  const legs = (key: string, label: string, offers = LEGS_MS) =>
    ask(key, label, offers, (value) => timeText(Number(value)));
  /** Shows the way there and back, and changes the way back. */
  const total = (key: string, label: string, outMs: number) =>
    ask(
      key,
      label,
      TOTALS_MS.map((all) => all - outMs).filter((back) => back >= 0),
      (back) => timeText(Number(back) + outMs),
    );

  return {
    main: [
      ...hearing(now).flatMap(({ key, names, outMs, verb }, index): Piece[] => [
        index > 0 ? `, ${names} after ` : `${names} ${verb} back after `,
        total(key, `When ${names} ${verb} back`, outMs),
      ]),
      ', a refresh after ',
      total('refresh-back', 'When a refresh is answered', refresh.outMs),
      '.',
      ...tokens,
      ' ',
      components,
      now.mounts.length === 1 ? ' mounts.' : ' mount.',
    ],
    more: [
      'On its way to FastAPI a request takes ',
      legs('api-out', 'How long a request takes to FastAPI'),
      ' and a refresh ',
      legs('refresh-out', 'How long a refresh takes to FastAPI'),
      '. Protected paths answer ',
      oneOf('api', 'How protected paths are answered', API_ANSWERS),
      '. Access tokens live for ',
      ask('access-seconds', 'Life of an access token', LIVES_S, (seconds) => lifeOf(Number(seconds))),
      ...(rotates
        ? ['; a used refresh token still works for ', legs('grace-ms', 'Grace of a used refresh token', GRACE_MS)]
        : []),
      '. On the way back alone, first answers take ',
      ...now.mounts.flatMap(({ component }, index): Piece[] => {
        const { label } = componentOf(component);
        return [
          `${index > 0 ? ', ' : ''}to ${label} `,
          legs(`${component}-back`, `The first answer to ${label}, on its way back`, [api.backMs, 30, 100, 300]),
        ];
      }),
      '.',
    ],
  };
}

/**
 * What matters of a scenario where the order of the messages is chosen, as a sentence: times do not.
 *
 * @param now the scenario with all settings applied
 * @param base the scenario without them
 */
export function orderSentence(now: Scenario, base: Scenario): readonly Piece[] {
  const { components, tokens } = asking(now, base);
  const each = now.tabs === 2 ? ' in each tab' : '';
  return [components, ` ${now.mounts.length === 1 ? 'mounts' : 'mount'}${each}.`, ...tokens];
}

/** The values that both sentences have. */
function asking(now: Scenario, base: Scenario) {
  const ask = (key: string, label: string, offers: readonly (string | number)[], words: (value: string) => string) =>
    settingValue({ key, label, offers, words }, now, base);
  const oneOf = (key: string, label: string, words: Readonly<Record<string, string>>) =>
    ask(key, label, Object.keys(words), (value) => words[value] ?? value);
  const tokens: readonly Piece[] = [
    ' Refresh tokens ',
    oneOf('rotation', 'How often refresh tokens work', ROTATION_WORDS),
    ...(now.server.rotation === 'rotate'
      ? ['; a used one ', oneOf('reuse', 'What a used refresh token does', REUSE_WORDS)]
      : []),
    '. Refreshes answer ',
    oneOf('refresh', 'How refreshes are answered', REFRESH_WORDS),
    '.',
  ];
  const components = ask(
    'components',
    'How many components mount',
    [1, 2, 3, 4, 5, 6],
    (count) => `${count} component${count === '1' ? '' : 's'}`,
  );
  return { ask, oneOf, tokens, components };
}

interface Hearing {
  readonly key: string;
  readonly names: string;
  readonly verb: 'hear' | 'hears';
  readonly outMs: number;
}

/** Who hears back together, and by which setting. The last component is always apart: it is the one to be late. */
function hearing({ mounts, latency }: Scenario): readonly Hearing[] {
  const first = (id: ComponentId) => latency.exceptions.find((one) => one.component === id && one.attempt === 1);
  const ids = mounts.map(({ component }) => component);
  const apart = ids.filter((id, index) => first(id)?.backMs !== undefined || (index > 0 && index === ids.length - 1));
  const together = ids.filter((id) => !apart.includes(id));
  return [
    ...(together.length > 0 ? [hears('api-back', together, latency.api.outMs)] : []),
    ...apart.map((id) => hears(`${id}-back`, [id], first(id)?.outMs ?? latency.api.outMs)),
  ];
}

function hears(key: string, ids: readonly ComponentId[], outMs: number): Hearing {
  const labels = ids.map((id) => componentOf(id).label);
  return { key, names: listed(labels), verb: labels.length > 1 ? 'hear' : 'hears', outMs };
}

function lifeOf(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** A value of a sentence that can be changed. */
export interface SettingValue {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** What the scenario has, in words, when this differs from it. */
  readonly was: string | null;
}

/** What is asked of a setting. */
interface SettingQuestion {
  readonly key: string;
  readonly label: string;
  /** What is offered; the scenario's value and the present one always are. */
  readonly offers: readonly (string | number)[];
  /** How a value reads in the sentence. */
  readonly words: (value: string) => string;
}

/**
 * A setting of a scenario as something to choose.
 *
 * @param now the scenario with all settings applied
 * @param base the scenario without them
 * @throws {Error} when there is no setting with this key.
 */
function settingValue({ key, label, offers, words }: SettingQuestion, now: Scenario, base: Scenario): SettingValue {
  const setting = SETTINGS.find((candidate) => candidate.key === key);
  if (!setting) throw new Error(`Failed to offer "${key}": there is no such setting. Use a key of SETTINGS.`);
  const [value, before] = [setting.read(now), setting.read(base)];
  const values = [...new Set([...offers.map(String), before, value])];
  const numbers = offers.every((offer) => typeof offer === 'number');
  return {
    key,
    label,
    value,
    options: (numbers ? values.toSorted((a, b) => Number(a) - Number(b)) : values).map((text) => ({
      value: text,
      label: words(text),
    })),
    was: value === before ? null : words(before),
  };
}

/** The settings with one value changed. What is as in the scenario is no setting. */
export function changeSetting(settings: Settings, base: Scenario, key: string, value: string): Settings {
  const { [key]: _before, ...others } = settings;
  const usual = SETTINGS.find((setting) => setting.key === key)?.read(base);
  return value === usual ? others : { ...others, [key]: value };
}

/** The server in a few words, for a narrow page: `rotates, refuses reuse, 100 ms`. */
export function serverSummary({ server, latency }: Scenario): string {
  const reuse = server.reuse === 'refuse' ? 'refuses reuse' : 'reuse ends the session';
  const answer = {
    normal: null,
    '401': 'answers 401',
    '500': 'answers 500',
    '500-json': 'answers 500',
    offline: 'offline',
    hang: 'never answers',
  };
  const api = {
    normal: null,
    '401-text': 'text 401s',
    '401': 'paths answer 401',
    '403': 'paths answer 403',
    '404': 'paths answer 404',
    '500': 'paths answer 500',
    offline: 'paths offline',
  };
  return [
    ...(server.rotation === 'rotate' ? ['rotates', reuse] : ['does not rotate']),
    answer[server.refreshAnswer],
    api[server.apiAnswer ?? 'normal'],
    timeText(latency.refresh.outMs + latency.refresh.backMs),
  ]
    .filter(Boolean)
    .join(', ');
}
