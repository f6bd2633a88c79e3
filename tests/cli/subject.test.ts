import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chosenScenario } from '../../src/cli/subject.ts';
import { packScenario, scenarioNamed } from '../../src/sim/index.ts';

const mine = { ...scenarioNamed('second-expiry'), id: 'own', title: 'Mine' };
const word = packScenario(mine);
const query = `wrapper=mutex&scenario=${word}`;
const s = deflateSync(JSON.stringify({ query, file: null })).toString('base64url');
const site = 'https://lab.example/#/sandbox';

const read = async (scenario: string) => (await chosenScenario({ scenario }, import.meta.dirname)).scenario;

test.for([word, `${site}?${query}&v=1`, `${site}?s=1.${s}`])(
  'a scenario may be packed, or a link to a page that shows it: %s',
  async (scenario) => {
    expect(await read(scenario)).toEqual(mine);
  },
);

test('settings go on top of a scenario in a link', async () => {
  const { scenario } = await chosenScenario({ scenario: word, set: ['rotation=off'] }, import.meta.dirname);
  expect(scenario).toEqual({ ...mine, server: { ...mine.server, rotation: 'off' } });
});

test('a link that was cut, or shows no scenario, is said to', async () => {
  const cause = 'Failed to read the link: no scenario is in it, or it is damaged.';
  await expect(read(`${site}?s=1.${s.slice(0, -9)}`)).rejects.toThrow(cause);
  await expect(read(`${site}?wrapper=mutex`)).rejects.toThrow(cause);
  await expect(read(word.slice(0, -9))).rejects.toThrow('Failed to read the scenario: it is damaged');
});
