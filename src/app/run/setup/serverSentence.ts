import { componentOf, listed } from '../../../sim/index.ts';
import type { ComponentId, Scenario } from '../../../sim/index.ts';
import { REFRESH_WORDS, REUSE_WORDS, ROTATION_WORDS } from './serverWords.ts';
import { settingValue } from './settingValue.ts';
import type { SettingValue } from './settingValue.ts';

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
  const ask = (key: string, label: string, offers: readonly (string | number)[], words: (value: string) => string) =>
    settingValue({ key, label, offers, words }, now, base);
  const oneOf = (key: string, label: string, words: Readonly<Record<string, string>>) =>
    ask(key, label, Object.keys(words), (value) => words[value] ?? value);
  const legs = (key: string, label: string, offers = LEGS_MS) => ask(key, label, offers, (value) => `${value} ms`);
  /** Shows the way there and back, and changes the way back. */
  const total = (key: string, label: string, outMs: number) =>
    ask(
      key,
      label,
      TOTALS_MS.map((all) => all - outMs).filter((back) => back >= 0),
      (back) => `${Number(back) + outMs} ms`,
    );

  return {
    main: [
      ...hearing(now).flatMap(({ key, names, outMs, verb }, index): Piece[] => [
        index > 0 ? `, ${names} after ` : `${names} ${verb} back after `,
        total(key, `When ${names} ${verb} back`, outMs),
      ]),
      ', a refresh after ',
      total('refresh-back', 'When a refresh is answered', refresh.outMs),
      '. Refresh tokens ',
      oneOf('rotation', 'How often refresh tokens work', ROTATION_WORDS),
      ...(rotates ? ['; a used one ', oneOf('reuse', 'What a used refresh token does', REUSE_WORDS)] : []),
      '. Refreshes answer ',
      oneOf('refresh', 'How refreshes are answered', REFRESH_WORDS),
      '. ',
      ask(
        'components',
        'How many components mount',
        [1, 2, 3, 4, 5, 6],
        (n) => `${n} component${n === '1' ? '' : 's'}`,
      ),
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
