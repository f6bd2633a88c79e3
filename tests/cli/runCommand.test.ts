import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factsOf } from '../../src/sim/index.ts';
import { runByTime } from '../support/runs.ts';
import { captured } from './captured.ts';
import { folderWithFile, folderWithWrapper } from './wrapperFile.ts';

const run = ['run', '--wrapper', 'mutex', '--scenario', 'three-at-once'];

test('run prints the trace and then the facts', async () => {
  const { code, out, err } = await captured(run);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('posts.r1  sends POST /auth/refresh');
  expect(out).toMatch(/\n\noutcome +all-succeeded\ncalls +3 \(3 succeeded, 0 failed, 0 unsettled\)\n/);
});

test('run --json prints wrapper, scenario, facts and events', async () => {
  const { out } = await captured([...run, '--json']);
  const trace = await runByTime('mutex', 'three-at-once');
  expect(JSON.parse(out)).toEqual({
    wrapper: 'mutex',
    scenario: 'three-at-once',
    facts: factsOf(trace),
    events: trace.events,
  });
});

test('a scenario may be a file of one’s own, and what is wrong in it is said in one sentence', async () => {
  const folder = await folderWithFile('');
  const write = (name: string, data: unknown) => writeFile(join(folder, name), JSON.stringify(data));
  const mounts = [
    { component: 'posts', atMs: 0 },
    { component: 'posts', atMs: 6_000 },
  ];
  await write('mine.json', { mounts, server: { accessSeconds: 5 } });
  const scenario = join(folder, 'mine.json');
  const { code, out } = await captured(['run', '--wrapper', 'mutex', '--scenario', scenario, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    scenario: 'mine.json',
    facts: { calls: 2, refreshRequests: 2, succeeded: 2 },
  });

  await write('mine.json', { mounts: [] });
  expect(await captured(['run', '--wrapper', 'mutex', '--scenario', scenario])).toMatchObject({
    code: 2,
    err: 'Failed to read the scenario mine.json at mounts: Invalid length: Expected >=1 but received 0. See docs/scenario.schema.json.',
  });
  const missing = join(folder, 'none.json');
  expect(await captured(['run', '--wrapper', 'mutex', '--scenario', missing])).toMatchObject({
    code: 2,
    err: `Failed to read ${missing}: there is no such file. Give --scenario the path of a JSON file.`,
  });
});

test('an exported test of a scenario of one’s own has the scenario in it', async () => {
  const folder = await folderWithFile('');
  const scenario = join(folder, 'mine.json');
  await writeFile(scenario, JSON.stringify({ mounts: [{ component: 'posts', atMs: 0 }] }));
  const { out } = await captured(['export', '--wrapper', 'mutex', '--scenario', scenario, '--as', 'test']);
  expect(out).toContain('const scenario = readScenario(\'mine.json\', {\n  "title": "mine.json",');
  expect(out).not.toContain('scenarioOf');
});

test('settings change the scenario and are told in the JSON', async () => {
  const { out } = await captured([...run, '--set', 'components=5', 'rotation=off', '--set', 'refresh=401', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    scenario: 'three-at-once',
    settings: { components: '5', rotation: 'off', refresh: '401' },
    facts: { calls: 5, outcome: 'logged-out' },
  });
});

test('a schedule decides what happens next', async () => {
  const { code, out } = await captured([...run, '--schedule', 'comments.1> comments.1<, posts.1>']);
  const chosen = out.split('\n').flatMap((line) => /(\S+) {2}(?:at FastAPI|answered)/.exec(line)?.[1] ?? []);
  expect(code).toBe(0);
  expect(chosen.slice(0, 3)).toEqual(['comments.1', 'comments.1', 'posts.1']);
});

test('an end that is not a good one is a result, not an error', async () => {
  const { code, out, err } = await captured(['run', '--wrapper', 'wrapped-refresh-mutex', '--scenario', 'one-expired']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^outcome +stuck$/m);
});

test.for<[string[], string]>([
  [['--scenario', 'fresh'], 'Failed to run: there is no wrapper. Use --file PATH, or --wrapper with one of plain, '],
  [['--wrapper', 'mutex'], 'Failed to run: there is no scenario. Use --scenario with one of fresh, '],
  [
    ['--wrapper', 'mutx', '--scenario', 'fresh'],
    'Failed to find the wrapper "mutx": there is none. Use one of plain, ',
  ],
  [
    ['--wrapper', 'mutex', '--scenario', 'frsh'],
    'Failed to find the scenario "frsh": there is none. Use one of fresh, ',
  ],
  [
    ['--wrapper', 'mutex', '--file', 'mine.ts', '--scenario', 'fresh'],
    'Failed to run: --wrapper and --file exclude each other. Use one of them.',
  ],
  [
    ['--file', 'nowhere.ts', '--scenario', 'fresh'],
    'Failed to read nowhere.ts: there is no such file. Give the path of a TypeScript or JavaScript file.',
  ],
  [['--file', '', '--scenario', 'fresh'], 'Failed to read --file: it is empty.'],
  [['--file', 'captured.ts/x', '--scenario', 'fresh'], 'Failed to read captured.ts/x: there is no such file.'],
  [['--file', '/dev/zero', '--scenario', 'fresh'], 'Failed to read /dev/zero: it has more than 200,000 characters.'],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'rotation'], 'Failed to read the setting "rotation": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'speed=1'], 'Failed to apply "speed": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', '=1'], 'Failed to read the setting "=1": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', '__proto__=1'], 'Failed to apply "__proto__": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'rotation=on'], 'Failed to set rotation to "on": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'components=1e1'], 'Failed to set components to "1e1": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'api-out=-5'], 'Failed to set api-out to "-5": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--calls', '7'], 'Failed to set components to "7": '],
  [
    ['--wrapper', 'mutex', '--scenario', 'fresh', '--schedule', 'x.1>'],
    'Failed to replay the schedule: choice 1: "x.1>" ',
  ],
  [
    ['--wrapper', 'mutex', '--scenario', 'fresh', '--schedule', 'posts.1> posts.1>'],
    'Failed to replay the schedule: choice 2: "posts.1>" cannot happen there. Possible: ',
  ],
])('run %j is answered by one line and exit code 2', async ([args, start]) => {
  const { code, out, err } = await captured(['run', ...args]);
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err.slice(0, start.length)).toBe(start);
});

test("a reader's own file is run like a wrapper of the lab", async () => {
  const folder = await folderWithWrapper('  return raw(args, api, extra);');
  const { code, out } = await captured(['run', '--file', 'mine.ts', '--scenario', 'one-expired', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ wrapper: 'mine.ts', facts: { requests: 1, outcome: 'some-failed' } });
});

test('a wrapper that throws in a call: its trace is printed, and one line says what it threw', async () => {
  const folder = await folderWithWrapper("  throw new TypeError('oops');");
  const { code, out, err } = await captured(['run', '--file', 'mine.ts', '--scenario', 'three-at-once'], folder);
  expect(code).toBe(2);
  expect(out).toContain('posts  mounts');
  expect(err).toMatch(/^Failed to .*mine\.ts threw TypeError: oops.*$/);
});

test('a wrapper that gives no result: its trace is printed, and one line says so', async () => {
  const folder = await folderWithWrapper('  await raw(args, api, extra);');
  const { code, out, err } = await captured(['run', '--file', 'mine.ts', '--scenario', 'three-at-once'], folder);
  expect(code).toBe(2);
  expect(out).toContain('posts.1  answered 401');
  expect(err).toMatch(/^Failed to .*mine\.ts.* undefined.*$/);
});

test('a promise that a wrapper drops and that rejects ends nothing', async () => {
  const folder = await folderWithWrapper("  Promise.reject(new Error('dropped'));\n  return raw(args, api, extra);");
  const { code, err } = await captured(['run', '--file', 'mine.ts', '--scenario', 'fresh'], folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('a folder without a base query is answered by one line and exit code 2', async () => {
  const folder = await folderWithFile('export const answer = 42;');
  const { code, out, err } = await captured(['run', '--file', '.', '--scenario', 'fresh'], folder);
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toMatch(/^Failed to read mine\.ts: no function in /);
});

test.for<[string, string, string]>([
  ['does not parse', 'const a = 1; const a = 2;', 'Failed to read mine.ts: line 1, column 20: '],
  ['is empty', '', 'Failed to run mine.ts: it exports nothing. '],
  ['is no text', '\u0000\u0001\u0002', 'Failed to read mine.ts: it is no text in UTF-8. '],
  [
    'has another export',
    'export const other = () => 1;',
    'Failed to run mine.ts: it exports no function baseQueryWithReauth ',
  ],
  [
    'imports something unknown',
    "import pad from 'left-pad';\npad();",
    'Failed to run mine.ts: line 1: it imports "left-pad", ',
  ],
  ['throws at load', 'null.length;', 'Failed to load mine.ts: line 1: it threw TypeError: '],
  [
    'breaks what all code shares',
    'Array.prototype.map = () => 1;\nexport default () => 1;',
    "Failed to load mine.ts: line 1: it threw TypeError: Cannot assign to read only property 'map'",
  ],
])('a file that %s is answered by one line and exit code 2', async ([, text, start]) => {
  const { code, out, err } = await captured(
    ['run', '--file', 'mine.ts', '--scenario', 'fresh'],
    await folderWithFile(text),
  );
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err.slice(0, start.length)).toBe(start);
});

test('a wrapper that sends requests for ever is a result: a runaway', async () => {
  const folder = await folderWithWrapper('  for (;;) await raw(args, api, extra);');
  const { code, out } = await captured(['run', '--file', 'mine.ts', '--scenario', 'one-expired', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ facts: { requests: 60, outcome: 'runaway' } });
});

test('an error that nobody catches ends nothing', async () => {
  const folder = await folderWithWrapper(
    "  new EventTarget().dispatchEvent(new Event('x'));\n  api.signal.addEventListener('abort', () => { throw new Error('in a listener'); });\n  return raw(args, api, extra);",
  );
  const { code, err } = await captured(['run', '--file', 'mine.ts', '--scenario', 'owner-aborted'], folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
