import { expect, test } from 'vitest';
import { readWrapperFile } from '../../../src/cli/sources.ts';
import { readSource } from '../../../src/reading/readSource.ts';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import { factsFor } from '../../../src/timeline/layout/facts.ts';
import { laneList } from '../../../src/timeline/layout/laneList.ts';
import { storesOf } from '../../../src/timeline/layout/stores.ts';
import { storeValues } from '../../../src/timeline/layout/busValues.ts';

/** The lanes of the places of a shape's access token, with what is written in them. */
async function storesIn(file: string, scenario = 'three-at-once') {
  const { source } = await readSource(await readWrapperFile(`tests/cases/shapes/${file}`, process.cwd()));
  const facts = factsFor(await run({ source, scenario: scenarioOf(scenario), schedule: { by: 'time' } }), 'time');
  expect(laneList(facts, facts, false).filter(({ kind }) => kind === 'store')).toHaveLength(storesOf(facts).length);
  return storesOf(facts).map((store) => [
    store.name,
    store.tab,
    storeValues(facts, store).map(({ texts }) => texts[0]),
  ]);
}

test('a token that lives in a cookie has its lane, and each of its values', async () => {
  expect(await storesIn('nested-answer-419.ts', 'one-expired')).toEqual([
    ['Cookie', null, ['access 1, expired', 'access 2']],
  ]);
  expect(await storesIn('web-lock-cookies-204.ts')).toEqual([['Cookie', null, ['access 1, expired', 'access 2']]]);
});

test('tabs share their cookies, and each has a Redux state of its own', async () => {
  const named = async (file: string) => (await storesIn(file, 'two-tabs')).map(([name, tab]) => [name, tab]);
  expect(await named('nested-answer-419.ts')).toEqual([['Cookie', null]]);
  expect(await named('slice-cookie-get.ts')).toEqual([
    ['Redux state', 1],
    ['Redux state', 2],
  ]);
});
