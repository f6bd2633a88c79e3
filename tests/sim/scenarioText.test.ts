import { expect, test } from 'vitest';
import { packScenario, readScenario, scenarioData, scenarioNamed, SCENARIOS, shortName } from '../../src/sim/index.ts';
import type { Scenario } from '../../src/sim/index.ts';

test.for(SCENARIOS.map((scenario) => scenario))('$id, packed, is the same scenario', (scenario) => {
  const word = packScenario(scenario);
  expect(word).toMatch(/^own\.[a-z0-9]+\.[\w-]+$/);
  expect(scenarioNamed(word)).toEqual({ ...scenario, id: 'own' });
});

test('the data of a scenario is a file, and leaves out what is as in three-at-once', () => {
  const late = scenarioNamed('late-401');
  expect(scenarioData(late)).toEqual({
    title: 'Late 401',
    about: 'The third component hears of its 401 long after the others.',
    mounts: late.mounts,
    latency: { exceptions: [{ component: 'comments', attempt: 1, backMs: 300 }] },
  });
  expect(readScenario('late-401', scenarioData(late))).toEqual(late);
});

test('the longest scenario that there can be is packed, and read back', () => {
  const twelve = <T>(one: T): [T, ...T[]] => [one, ...Array.from({ length: 11 }, () => one)];
  const longest: Scenario = {
    ...scenarioNamed('three-at-once'),
    id: 'own',
    title: 'ж'.repeat(300),
    about: '—'.repeat(300),
    tabs: 3,
    mounts: Array.from({ length: 30 }, () => ({ component: 'comments', atMs: 600_000, tab: 3 })),
    server: {
      accessSeconds: 86_400,
      rotation: 'off',
      reuse: 'revoke-family',
      graceMs: 600_000,
      refreshAnswer: twelve('access-only'),
      apiAnswer: twelve('401-text'),
      pathAnswers: Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [`/${at}`.padEnd(100, 'p'), twelve('401-text')]),
      ),
    },
    latency: {
      api: { outMs: 600_000, backMs: 600_000 },
      refresh: { outMs: 600_000, backMs: 600_000 },
      exceptions: Array.from({ length: 30 }, () => ({
        component: 'comments',
        attempt: 99,
        outMs: 600_000,
        backMs: 600_000,
      })),
    },
    user: Array.from({ length: 20 }, () => ({ do: 'sleep', forMs: 600_000, atMs: 600_000, tab: 3 })),
    clockAheadMs: -31_622_400_000,
  };
  expect(scenarioNamed(packScenario(longest))).toEqual(longest);
});

test('a word that was cut, or changed by one letter, is refused, and not read as another scenario', () => {
  const word = packScenario(scenarioNamed('late-401'));
  const damaged = 'Failed to read the scenario: it is damaged, or a part of it is missing. Ask for it again.';
  expect(() => scenarioNamed(word.slice(0, -1))).toThrow(damaged);
  expect(() => scenarioNamed(word.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toThrow(damaged);
  expect(() => scenarioNamed('own.')).toThrow(damaged);
  expect(() => scenarioNamed(`own.1.${'A'.repeat(20_000)}`)).toThrow(damaged);
});

test('a short name tells packed scenarios apart', () => {
  const [one, other] = ['late-401', 'fresh'].map((id) => shortName(packScenario(scenarioNamed(id))));
  expect(one).toMatch(/^own\.[a-z0-9]{1,7}$/);
  expect(one).not.toBe(other);
  expect(shortName('late-401')).toBe('late-401');
});
