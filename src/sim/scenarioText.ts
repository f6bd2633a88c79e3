import { decodeBase64Url, encodeBase64Url } from './backend/base64url.ts';
import { hashOf } from './hash.ts';
import type { Scenario } from './scenario.ts';
import { readScenario } from './scenarioSchema.ts';
import { BASE, scenarioOf } from './scenarios.ts';
import { isPacked, OWN } from './scenarioWord.ts';

/** In characters. What the schema allows is shorter. */
const LONGEST = 16_000;

/** A scenario as a file has it, `readScenario`'s other way: what is as in `three-at-once` is left out. */
export function scenarioData(scenario: Scenario): Readonly<Record<string, unknown>> {
  const { title, about, mounts, tabs, accessToken, refreshToken, user, clockAheadMs } = scenario;
  const server = different(scenario.server, BASE.server);
  const latency = different(scenario.latency, BASE.latency);
  return {
    title,
    about,
    mounts,
    ...different({ tabs, accessToken, refreshToken }, BASE),
    ...(Object.keys(server).length > 0 && { server }),
    ...(Object.keys(latency).length > 0 && { latency }),
    ...(user.length > 0 && { user }),
    ...(clockAheadMs !== undefined && { clockAheadMs }),
  };
}

/** What an object has otherwise than another. */
function different<T extends object>(one: T, other: object): Partial<T> {
  const usual = new Map<string, string>(Object.entries(other).map(([key, value]) => [key, JSON.stringify(value)]));
  const changed = Object.entries(one).filter(([key, value]) => usual.get(key) !== JSON.stringify(value));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- some of its own entries
  return Object.fromEntries(changed) as Partial<T>;
}

/**
 * A scenario as one word, for an address and a command line: `own.`, a check sum, and its data in base64url.
 * `scenarioNamed` reads it back.
 */
export function packScenario(scenario: Scenario): string {
  const text = JSON.stringify(scenarioData(scenario));
  return [OWN, hashOf(text).toString(36), encodeBase64Url(new TextEncoder().encode(text))].join('.');
}

/**
 * The scenario that a word names: by the id of one of the lab's, or packed.
 *
 * @throws {Error} when there is none such, or the word is damaged; the message is one sentence
 */
export function scenarioNamed(name: string): Scenario {
  return isPacked(name) ? unpacked(name) : scenarioOf(name);
}

function unpacked(word: string): Scenario {
  const [, sum, piece = ''] = word.split('.');
  let data: unknown;
  try {
    if (word.length > LONGEST) throw new Error(`it has more than ${LONGEST} characters`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64Url(piece));
    if (hashOf(text).toString(36) !== sum) throw new Error('its check sum is another');
    data = JSON.parse(text);
  } catch (cause) {
    throw new Error('Failed to read the scenario: it is damaged, or a part of it is missing. Ask for it again.', {
      cause,
    });
  }
  return readScenario(OWN, data);
}
