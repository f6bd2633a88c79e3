import { expect, test } from 'vitest';
import { exploreInWorker } from '../../src/cli/process/runInWorker.ts';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { scenarioOf } from '../../src/sim/index.ts';
import { captured } from './captured.ts';
import { folderWithWrapper } from './wrapperFile.ts';

/** Each of these starts a thread or two. */
const mutex = ['--wrapper', 'mutex', '--calls', '2'];

test('explore --json prints wrapper, calls, complete, schedules and outcomes, and nothing else', async () => {
  const { code, out, err } = await captured(['explore', ...mutex, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    wrapper: 'mutex',
    calls: 2,
    complete: true,
    schedules: 12,
    outcomes: [
      { refreshRequests: 1, forcedLogouts: 0, outcome: 'all-succeeded', count: 8, witness: 'posts.1>' },
      {
        refreshRequests: 2,
        forcedLogouts: 0,
        outcome: 'all-succeeded',
        count: 4,
        witness: 'posts.1> posts.1< posts.r1> posts.r1< posts.2>',
      },
    ],
  });
});

test('run --schedule replays a witness, with no more said than the wrapper and the calls', async () => {
  const witness = 'posts.1> posts.1< posts.r1> posts.r1< posts.2>';
  const { code, out } = await captured(['run', ...mutex, '--schedule', witness, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    scenario: 'three-at-once',
    settings: { components: '2' },
    facts: { calls: 2, refreshRequests: 2, forcedLogouts: 0, outcome: 'all-succeeded' },
  });
});

test('explore prints a table, and says that counts are not probabilities', async () => {
  const { code, out } = await captured(['explore', ...mutex]);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'mutex, 2 calls: 12 orders, and no more',
    '',
    'refreshes  logouts  outcome        orders  witness',
    '1          0        all-succeeded  8       posts.1>',
    '2          0        all-succeeded  4       posts.1> posts.1< posts.r1> posts.r1< posts.2>',
    '',
    'Counts of orders are not probabilities: a rare order may be the usual one on your network.',
  ]);
});

test('--max stops it, and the table says that there are more', async () => {
  const { out } = await captured(['explore', ...mutex, '--max', '5']);
  expect(out).toContain('mutex, 2 calls: 5 orders, of more\n');
  const { out: json } = await captured(['explore', ...mutex, '--max', '5', '--json']);
  expect(JSON.parse(json)).toMatchObject({ complete: false, schedules: 5 });
});

test('settings and scenario change what is explored', async () => {
  const { out } = await captured(['explore', ...mutex, '--set', 'refresh=401', '--json']);
  const outcomes = (JSON.parse(out) as { outcomes: readonly { outcome: string }[] }).outcomes;
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['logged-out']));
  const tabs = await captured(['explore', '--wrapper', 'plain', '--scenario', 'two-tabs', '--calls', '1', '--json']);
  expect(JSON.parse(tabs.out)).toMatchObject({ calls: 2, schedules: 2 });
});

test('--user any lets the user act at any moment', async () => {
  const schedulesWith = async (...more: readonly string[]): Promise<unknown> => {
    const logout = ['--wrapper', 'mutex', '--scenario', 'logout-during-refresh', '--json'];
    const { out } = await captured(['explore', ...logout, ...more]);
    return (JSON.parse(out) as { schedules: number }).schedules;
  };
  expect([await schedulesWith(), await schedulesWith('--user', 'any')]).toEqual([1, 7]);
});

test("a reader's own file is explored like a wrapper of the lab", async () => {
  const folder = await folderWithWrapper('  return raw(args, api, extra);');
  const { code, out } = await captured(['explore', '--file', 'mine.ts', '--calls', '2', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    wrapper: 'mine.ts',
    schedules: 2,
    outcomes: [{ refreshRequests: 0, forcedLogouts: 0, outcome: 'some-failed', count: 2 }],
  });
});

test('a loop without end is ended, with a sentence', async () => {
  const source = await readWrapperFile('mine.ts', await folderWithWrapper('  while (true) await null;'));
  await expect(exploreInWorker({ source, scenario: scenarioOf('fresh') }, { limitMs: 200 })).rejects.toThrow(
    /^Failed to run mine\.ts: line \d+: it did not come to an end within 0\.2 seconds\. Look at the loop there: nothing in it ends it\.$/,
  );
});

test.for<[string[], string]>([
  [['--calls', '2'], 'Failed to run: there is no wrapper. Use --file PATH, or --wrapper with one of plain, '],
  [['--wrapper', 'mutex', '--calls', '0'], 'Failed to set components to "0": '],
  [['--wrapper', 'mutex', '--calls', 'two'], 'Failed to set components to "two": '],
  [[...mutex, '--user', 'now'], 'Failed to read --user: "now" is neither last nor any. Use one of them.'],
  [[...mutex, '--max', '0'], 'Failed to read --max: "0" is no whole number from 1 up. Give one such as 20000.'],
])('explore %j is answered by one line and exit code 2', async ([args, start]) => {
  const { code, out, err } = await captured(['explore', ...args]);
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err.slice(0, start.length)).toBe(start);
});
