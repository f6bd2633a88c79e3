import { expect, test } from 'vitest';
import { factsOf } from '../../src/sim/index.ts';
import { runByTime } from '../support/runs.ts';
import { captured } from './captured.ts';
import { folderWithWrapper } from './wrapperFile.ts';

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
  [['--wrapper', 'mutx', '--scenario', 'fresh'], 'Failed to find the wrapper "mutx". Use one of plain, '],
  [['--wrapper', 'mutex', '--scenario', 'frsh'], 'Failed to find the scenario "frsh". Use one of fresh, '],
  [
    ['--wrapper', 'mutex', '--file', 'mine.ts', '--scenario', 'fresh'],
    'Failed to run: --wrapper and --file exclude each other. Use one of them.',
  ],
  [
    ['--file', 'nowhere.ts', '--scenario', 'fresh'],
    'Failed to read nowhere.ts: there is no such file. Give the path of a TypeScript or JavaScript file.',
  ],
  [['--file', '.', '--scenario', 'fresh'], 'Failed to read .: it is a folder.'],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'rotation'], 'Failed to read the setting "rotation": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'speed=1'], 'Failed to apply "speed": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--set', 'rotation=on'], 'Failed to set rotation to "on": '],
  [['--wrapper', 'mutex', '--scenario', 'fresh', '--schedule', 'x.1>'], 'Failed to replay the schedule: "x.1>" '],
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
