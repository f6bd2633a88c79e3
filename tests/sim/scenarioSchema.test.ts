import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { factsOf, readScenario, run, SCENARIOS } from '../../src/sim/index.ts';
import { scenarioFile } from '../../src/sim/scenarioSchema.ts';
import { sourceOf } from '../support/sources.ts';

const SCHEMA: unknown = JSON.parse(readFileSync('docs/scenario.schema.json', 'utf8'));

const MINE = {
  title: 'A bad day',
  mounts: [
    { component: 'posts', atMs: 0 },
    { component: 'note', atMs: 100 },
    { component: 'posts', atMs: 70_000, tab: 2 },
  ],
  tabs: 2,
  server: { refreshAnswer: ['500', 'normal'], accessSeconds: 60 },
  user: [{ do: 'logout', atMs: 65_000, tab: 1 }],
};

test('the schema in docs is the one that files are read by', () => {
  expect(SCHEMA).toEqual({
    title: 'A scenario of Reauth Lab',
    ...toJsonSchema(scenarioFile(), { typeMode: 'input', errorMode: 'ignore' }),
  });
});

test.for(SCENARIOS.map((scenario) => scenario))('$id as a file is the same scenario', (scenario) => {
  const { id, ...data } = scenario;
  const text: unknown = JSON.parse(JSON.stringify(data));
  expect(readScenario(id, text)).toEqual(scenario);
  expect(new Ajv({ strict: false }).compile(SCHEMA as object)(text)).toBe(true);
});

test('what a file leaves out is as in three-at-once', () => {
  expect(readScenario('mine.json', { mounts: [{ component: 'posts', atMs: 0 }] })).toMatchObject({
    id: 'mine.json',
    title: 'mine.json',
    tabs: 1,
    accessToken: 'expired',
    server: { rotation: 'rotate', reuse: 'refuse', refreshAnswer: 'normal', accessSeconds: 900 },
    latency: { api: { outMs: 20, backMs: 30 }, refresh: { outMs: 40, backMs: 60 }, exceptions: [] },
    user: [],
  });
});

test('a scenario of one’s own runs like any other', async () => {
  const scenario = readScenario('mine.json', MINE);
  const trace = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  expect(trace.calls.map(({ id }) => id)).toEqual(['posts', 'note', 'posts@2', 'note@2', 'posts~2@2']);
  expect(factsOf(trace)).toMatchObject({ calls: 5, requests: 9, refreshRequests: 2 });
});

test.for([
  [[], 'at mounts: Invalid key: Expected "mounts" but received undefined. See docs/scenario.schema.json.'],
  [{ ...MINE, mounts: [] }, 'at mounts: Invalid length'],
  [
    { mounts: [{ component: 'note', atMs: 0, poll: { everyMs: 3_000, times: 2 } }] },
    'at mounts.0.poll: Only a component that queries can poll.',
  ],
  [
    { mounts: [{ component: 'posts', atMs: 0, body: 'stream' }] },
    'at mounts.0.body: Only a component that writes sends a body.',
  ],
  [{ ...MINE, user: [{ do: 'freeze', atMs: 0 }] }, 'at user.0.forMs: Invalid key: Expected "forMs"'],
  [{ ...MINE, mounts: [{ component: 'post', atMs: 0 }] }, 'at mounts.0.component: Invalid type: Expected ("posts" |'],
  [
    { ...MINE, mounts: [{ component: 'posts', atMs: -1 }] },
    'at mounts.0.atMs: Invalid value: Expected >=0 but received -1',
  ],
  [{ ...MINE, tabs: 1 }, 'at mounts.2.tab: There is one tab.'],
  [{ ...MINE, server: { refreshAnswer: ['500', 'maybe'] } }, 'at server.refreshAnswer'],
  [{ ...MINE, user: [{ do: 'login', as: 'eve', atMs: 0 }] }, 'at user.0.as'],
  [
    { ...MINE, user: [{ do: 'abort', component: 'users', atMs: 0 }] },
    'at user.0.component: No call of users is there.',
  ],
  [{ ...MINE, colour: 'red' }, 'at colour: Invalid key: Expected never but received "colour"'],
] as const)('%j is refused, and it is said where: %s', ([data, message]) => {
  expect(() => readScenario('mine.json', data)).toThrow(message);
});
