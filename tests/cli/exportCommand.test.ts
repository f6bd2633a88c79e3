import { expect, test } from 'vitest';
import { toHar, toMermaid } from '../../src/timeline/index.ts';
import { runByTime } from '../support/runs.ts';
import { captured } from './captured.ts';
import { folderWithWrapper } from './wrapperFile.ts';

const late = ['export', '--wrapper', 'mutex', '--scenario', 'late-401', '--as'];

test('a run is printed as HAR, and as what the page exports', async () => {
  const { code, out, err } = await captured([...late, 'har']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual(toHar(await runByTime('mutex', 'late-401')));
});

test('a run is printed as a Mermaid diagram', async () => {
  expect((await captured([...late, 'mermaid'])).out).toBe(toMermaid(await runByTime('mutex', 'late-401')));
});

test('a run is printed as a picture, with what came of it', async () => {
  const { out } = await captured([...late, 'svg']);
  expect(out).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg /);
  expect(out).toContain('<desc id="desc">2 refreshes · 8 requests in all · 3 of 3 calls succeeded\n');
});

test('a run in a chosen order, with settings, is printed as a test of that order', async () => {
  const { out } = await captured([
    'export',
    '--wrapper',
    'mutex',
    '--calls',
    '2',
    '--set',
    'rotation=off',
    '--schedule',
    'posts.1> posts.1< posts.r1> posts.r1<',
    '--as',
    'test',
  ]);
  expect(out).toContain("const wrapper = process.env['WRAPPER'] ?? 'src/wrappers/mutex.ts';");
  expect(out).toContain("applySettings(scenarioOf('three-at-once'), { components: '2', rotation: 'off' })");
  expect(out).toContain(
    "  by: 'closest',\n  choices: [\n    'posts+',\n    'users+',\n    'posts.1>',\n    'posts.1<',\n",
  );
});

test('a file of one’s own is named in the test as it was named here', async () => {
  const folder = await folderWithWrapper('mutex');
  const { out } = await captured(['export', '--file', 'mine.ts', '--scenario', 'late-401', '--as', 'test'], folder);
  expect(out).toContain("?? 'mine.ts';");
});

test.for<[readonly string[], string]>([
  [[...late, 'pdf'], 'Failed to export as "pdf": there is no such kind. Use one of har, mermaid, svg, test.'],
  [late.slice(0, -1), 'Failed to read the command line: required option'],
  [
    [...late, 'har', '--schedule', 'posts.7>'],
    'Failed to replay the schedule: choice 1: "posts.7>" cannot happen there.',
  ],
])('%j is refused in one sentence', async ([args, message]) => {
  const { code, err } = await captured(args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
