import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWrapperFile } from '../../../src/cli/sources.ts';
import { readSource } from '../../../src/reading/readSource.ts';
import { run, scenarioIn, SCENARIOS } from '../../../src/sim/index.ts';
import type { Source, Trace } from '../../../src/sim/index.ts';
import { DEFINITIONS } from '../../../src/sim/checks/checks.ts';
import { inScenario } from '../../../src/sim/checks/definition.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { contradictionsIn } from '../../support/contradictions.ts';
import { drawn } from '../../support/drawn.ts';
import { FAULTY } from '../../support/faulty.ts';
import { sourceOf } from '../../support/sources.ts';

const SHAPES = 'tests/cases/shapes';

const shapes = readdirSync(SHAPES).filter((file) => file.endsWith('.ts') && file !== 'only-a-slice.ts');

const ANSWERS = ['401-text', '401', '403', '404', '500', 'offline'];

const BUILT_IN = drawn(
  WRAPPERS.map(({ id }) => id),
  4,
);

const setups = [
  ...SCENARIOS.map(({ id }) => inScenario(id)),
  ...ANSWERS.flatMap((api) => [inScenario('fresh', { api, components: '1' }), inScenario('one-expired', { api })]),
];

/** What any check says of any run that its trace does not. A judge says it of whatever run it is shown. */
async function contradictionsOf(source: Source): Promise<readonly string[]> {
  const found: string[] = [];
  for (const setup of setups) {
    const trace = await run({ source, scenario: scenarioIn(setup), schedule: { by: 'time' } }, { details: false });
    for (const check of DEFINITIONS) {
      const because = check.judge(trace)?.because;
      if (because === undefined) continue;
      if (!/^[A-Z].*\.$/s.test(because)) found.push(`${check.id}: ${because}`);
      for (const wrong of contradictionsIn(because, trace))
        found.push(`${setup.scenario} ${check.id}: ${because} (${wrong})`);
    }
  }
  return found;
}

test.each(BUILT_IN)('no sentence about %s says what did not happen', async (id) => {
  expect(await contradictionsOf(sourceOf(id))).toEqual([]);
});

test.each(drawn([...FAULTY.keys()], 1))('no sentence about %s says what did not happen', async (name) => {
  expect(await contradictionsOf(FAULTY.get(name) ?? sourceOf('plain'))).toEqual([]);
});

test.each(drawn(shapes, 3))('no sentence about %s says what did not happen', async (file) => {
  const { source } = await readSource(await readWrapperFile(`${SHAPES}/${file}`, process.cwd()));
  expect(await contradictionsOf(source)).toEqual([]);
});

/** What a check that needs no orders says of a wrapper that holds it, and none of its runs does. */
async function creditsOf(source: Source): Promise<readonly string[]> {
  const found: string[] = [];
  for (const check of DEFINITIONS.filter(({ orders }) => orders.length === 0)) {
    const traces: Trace[] = [];
    for (const setup of check.runs)
      traces.push(await run({ source, scenario: scenarioIn(setup), schedule: { by: 'time' } }, { details: false }));
    const isTested = traces.some((trace) => check.tests?.(trace) ?? true);
    if (!isTested || traces.some((trace) => check.judge(trace) !== null)) continue;
    const sentence = check.holds({ traces, orders: [] });
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
    const [first = [], ...others] = traces.map((trace) => contradictionsIn(sentence, trace));
    for (const wrong of first.filter((one) => others.every((other) => other.includes(one))))
      found.push(`${check.id}: ${sentence} (${wrong})`);
  }
  return found;
}

test.each(BUILT_IN)('no credit for %s is given for what did not happen', async (id) => {
  expect(await creditsOf(sourceOf(id))).toEqual([]);
});

test('a sentence that says what did not happen is found out', async () => {
  const trace: Trace = await run({
    source: sourceOf('mutex'),
    scenario: scenarioIn(inScenario('three-at-once')),
    schedule: { by: 'time' },
  });
  const wrong = (sentence: string) => contradictionsIn(sentence, trace);
  expect(wrong('Posts was answered 200 at 50 ms, and sent one with r1 at 51 ms.')).toEqual(['at 51 ms']);
  expect(wrong('Drafts was answered 500, and a3 failed with 401.')).toEqual([
    'answered 500',
    'failed with 401',
    'a3',
    'Drafts',
  ]);
  expect(wrong('No refresh was sent, and Posts waits for ever.')).toEqual(['No refresh was sent', 'waits for ever']);
});
