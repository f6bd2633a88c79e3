import {
  API_ANSWERS,
  componentOf,
  componentsIn,
  listed,
  REFRESH_ANSWERS,
  SETTINGS,
  timeText,
} from '../../sim/index.ts';
import type { Answers, ApiAnswer, ComponentId, RefreshAnswer, Scenario, Settings } from '../../sim/index.ts';
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
  '400': 'with 400, invalid_grant',
  '403': 'with 403',
  '429': 'with 429 and Retry-After',
  '204': 'with 204',
  '200-error': 'with 200 and an error inside',
  lost: 'and the answer is lost',
  '401-bearer': 'with 401 for an expired bearer',
  'access-only': 'without a refresh token',
  'same-pair': 'with the same pair in the grace period',
} as const satisfies Readonly<Record<RefreshAnswer, string>>;

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
/** A protected path is answered … */
export const API_WORDS: Readonly<Record<ApiAnswer, string>> = {
  normal: 'normally',
  '401-text': 'an expired token with 401 as text',
  '401': 'with 401, always',
  '403': 'with 403',
  '404': 'with 404',
  '500': 'with 500 as text',
  offline: 'with a network error',
  lost: 'and the answer is lost',
};

/** Lists of answers that are offered at once; any other is put together from its first ones. */
const REFRESH_LISTS = ['500,normal', 'lost,normal', '429,normal'];

/** An answer of `words`, or several as `500,normal`, in words: `with 500 as text, then normally`. */
export function answersInWords(value: string, words: Readonly<Record<string, string>>): string {
  return value
    .split(',')
    .map((one) => words[one] ?? one)
    .join(', then ');
}

/** What is offered for a refresh in one choice. */
export const REFRESH_OFFERS: readonly string[] = [...REFRESH_ANSWERS, ...REFRESH_LISTS];

/**
 * Says what the server does, as a sentence whose values are controls.
 *
 * @param now the scenario with all settings applied
 * @param base the scenario without them
 */
export function serverSentence(now: Scenario, base: Scenario): ServerSentence {
  const { api, refresh } = now.latency;
  const rotates = now.server.rotation === 'rotate';
  const { ask, answers, first, components, tokens } = asking(now, base);
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
      ...(now.server.refreshAnswer === 'hang'
        ? []
        : [', a refresh after ', total('refresh-back', 'When a refresh is answered', refresh.outMs)]),
      '.',
      ...tokens,
      ' ',
      components,
      componentsIn(now).length === 1 ? ' mounts.' : ' mount.',
    ],
    more: [
      'On its way to FastAPI a request takes ',
      legs('api-out', 'How long a request takes to FastAPI'),
      ' and a refresh ',
      legs('refresh-out', 'How long a refresh takes to FastAPI'),
      '. Protected paths answer ',
      answers('api', 'How protected paths are answered', API_ANSWERS, API_WORDS),
      ' and first ',
      first('api', 'How a protected path is answered first', API_ANSWERS, API_WORDS),
      '. A refresh is answered first ',
      first('refresh', 'How a refresh is answered first', REFRESH_ANSWERS, REFRESH_WORDS),
      '. Access tokens live for ',
      ask('access-seconds', 'Life of an access token', LIVES_S, (seconds) => lifeOf(Number(seconds))),
      ...(rotates
        ? ['; a used refresh token still works for ', legs('grace-ms', 'Grace of a used refresh token', GRACE_MS)]
        : []),
      '. On the way back alone, first answers take ',
      ...componentsIn(now).flatMap((component, index): Piece[] => {
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
  const each = now.tabs > 1 && now.mounts.every(({ tab }) => tab === undefined) ? ' in each tab' : '';
  return [components, ` ${componentsIn(now).length === 1 ? 'mounts' : 'mount'}${each}.`, ...tokens];
}

/** The values that both sentences have. */
function asking(now: Scenario, base: Scenario) {
  const ask = (key: string, label: string, offers: readonly (string | number)[], words: (value: string) => string) =>
    settingValue({ key, label, offers, words }, now, base);
  const oneOf = (key: string, label: string, words: Readonly<Record<string, string>>) =>
    ask(key, label, Object.keys(words), (value) => words[value] ?? value);
  const answers = (key: string, label: string, offers: readonly string[], words: Readonly<Record<string, string>>) =>
    ask(key, label, offers, (value) => answersInWords(value, words));
  /** Puts an answer before those there are, or takes the first one away. */
  const first = (
    key: string,
    label: string,
    values: readonly string[],
    words: Readonly<Record<string, string>>,
  ): SettingValue => {
    const { value } = answers(key, label, [], words);
    const [head = '', ...rest] = value.split(',');
    const offers = values.map((one) => ({ value: `${one},${value}`, label: words[one] ?? one }));
    const without = { value: rest.join(), label: `no longer ${words[head] ?? head}` };
    const none = { value, label: 'in no other way' };
    return { key, label, value, options: [none, ...(rest.length > 0 ? [without] : []), ...offers], was: null };
  };
  const tokens: readonly Piece[] = [
    ' Refresh tokens ',
    oneOf('rotation', 'How often refresh tokens work', ROTATION_WORDS),
    ...(now.server.rotation === 'rotate'
      ? ['; a used one ', oneOf('reuse', 'What a used refresh token does', REUSE_WORDS)]
      : []),
    '. Refreshes answer ',
    answers('refresh', 'How refreshes are answered', REFRESH_OFFERS, REFRESH_WORDS),
    '.',
  ];
  const components = ask(
    'components',
    'How many components mount',
    [1, 2, 3, 4, 5, 6],
    (count) => `${count} component${count === '1' ? '' : 's'}`,
  );
  return { ask, answers, first, tokens, components };
}

interface Hearing {
  readonly key: string;
  readonly names: string;
  readonly verb: 'hear' | 'hears';
  readonly outMs: number;
}

/** Who hears back together, and by which setting. The last component is always apart: it is the one to be late. */
function hearing(scenario: Scenario): readonly Hearing[] {
  const { latency } = scenario;
  const first = (id: ComponentId) => latency.exceptions.find((one) => one.component === id && one.attempt === 1);
  const ids = componentsIn(scenario);
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
  const answer: Readonly<Record<RefreshAnswer, string | null>> = {
    normal: null,
    '401': 'answers 401',
    '500': 'answers 500',
    '500-json': 'answers 500',
    offline: 'offline',
    hang: 'never answers',
    '400': 'answers 400',
    '403': 'answers 403',
    '429': 'answers 429',
    '204': 'answers 204',
    '200-error': 'answers 200 with an error',
    lost: 'answers are lost',
    '401-bearer': 'refuses an expired bearer',
    'access-only': 'gives no refresh token',
    'same-pair': 'gives the same pair again',
  };
  const api: Readonly<Record<ApiAnswer, string | null>> = {
    normal: null,
    '401-text': 'text 401s',
    '401': 'paths answer 401',
    '403': 'paths answer 403',
    '404': 'paths answer 404',
    '500': 'paths answer 500',
    offline: 'paths offline',
    lost: 'paths lose their answers',
  };
  const inTurn = <A extends string>(answers: Answers<A>, words: Readonly<Record<A, string | null>>, usual: string) =>
    typeof answers === 'string' ? words[answers] : answers.map((one) => words[one] ?? usual).join(', then ');
  return [
    ...(server.rotation === 'rotate' ? ['rotates', reuse] : ['does not rotate']),
    inTurn(server.refreshAnswer, answer, 'answers normally'),
    inTurn(server.apiAnswer ?? 'normal', api, 'paths answer normally'),
    timeText(latency.refresh.outMs + latency.refresh.backMs),
  ]
    .filter(Boolean)
    .join(', ');
}
