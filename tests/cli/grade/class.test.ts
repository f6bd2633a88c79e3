import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readShared } from '../../../src/app/shell/address/readShared.ts';
import { captured } from '../captured.ts';
import { folderWithFile } from '../wrapperFile.ts';

const NONE = await readFile('src/wrappers/plain.ts', 'utf8');
const RIGHT = await readFile('src/wrappers/mutex-token-check.ts', 'utf8');
const QUICK = ['--only', 'refreshes-and-repeats'];

async function folderOfTwo(): Promise<string> {
  const folder = await folderWithFile(RIGHT);
  await writeFile(join(folder, 'other.ts'), NONE);
  return folder;
}

test('a class has its table, and a row for each file and each check', async () => {
  const folder = await folderOfTwo();
  const { code, out } = await captured(['grade', '.', '--csv', 'a.csv', '--details', 'b.csv', ...QUICK], folder);
  expect(code).toBe(1);
  expect(out.split('\n').slice(-5)).toEqual([
    '2 students:',
    '',
    '  student  points  violated first',
    '  mine     1 of 1',
    '  other    0 of 1  refreshes-and-repeats',
  ]);
  const rows = async (path: string) =>
    (await readFile(join(folder, path), 'utf8')).split('\r\n').map((row) => row.split(',')[0]);
  expect(await rows('a.csv')).toEqual(['\uFEFFstudent', 'mine', 'other', '']);
  expect(await rows('b.csv')).toEqual(['\uFEFFstudent', 'mine', 'other', '']);
});

test('what was graded before is taken from where it was kept, and a changed file is graded anew', async () => {
  const folder = await folderOfTwo();
  const grade = () => captured(['grade', '.', '--resume', 'kept.jsonl', ...QUICK], folder);
  const first = await grade();
  const kept = await readFile(join(folder, 'kept.jsonl'), 'utf8');
  const [one = '', two = ''] = kept.trimEnd().split('\n');
  // The first line says something else, to be told from a new result; the second was cut while it was written.
  await writeFile(
    join(folder, 'kept.jsonl'),
    `${one.replace(/"because":"[^"]*"/, '"because":"As kept."')}\n${two.slice(0, 40)}`,
  );
  const second = await grade();
  expect(second.out).toBe(first.out.replace(/(refreshes-and-repeats  ).*(?=\n)/, '$1As kept.'));
  await writeFile(join(folder, 'mine.ts'), `${RIGHT}\n`);
  expect((await grade()).out).toBe(first.out);
});

test('two outputs of one path are refused, and so is an empty path', async () => {
  const folder = await folderOfTwo();
  expect(await captured(['grade', 'mine.ts', '--csv', 'x', '--junit', './x'], folder)).toEqual({
    code: 2,
    out: '',
    err: 'Failed to write ./x: two outputs have this path. Give each a path of its own.',
  });
  expect(await captured(['grade', '', ...QUICK], folder)).toMatchObject({
    code: 2,
    err: 'Failed to grade the path "": it is empty. Give the path of a wrapper, or of a folder of them.',
  });
});

test.runIf(process.platform === 'linux')('a full disk costs what was to be written there', async () => {
  const folder = await folderOfTwo();
  const { code, out, err } = await captured(['grade', 'mine.ts', '--csv', '/dev/full', ...QUICK], folder);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'Failed to write /dev/full: the disk is full. Give the path of a file that can be written.',
  });
  expect(out).toContain('mine.ts: 1 of 1 checks hold');
});

const makesPipes = spawnSync('mkfifo', ['--version']).status === 0;

test.runIf(makesPipes)('a mapping that is a pipe, a folder or a book costs its own file, and no other', async () => {
  const folder = await folderOfTwo();
  for (const name of ['pipe', 'folder', 'book']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'a.ts'), NONE);
  }
  spawnSync('mkfifo', [join(folder, 'pipe', 'reauth-lab.json')]);
  await mkdir(join(folder, 'folder', 'reauth-lab.json'));
  await writeFile(join(folder, 'book', 'reauth-lab.json'), ' '.repeat(200_000));
  const { code, out } = await captured(['grade', '.', ...QUICK], folder);
  expect(code).toBe(2);
  expect(out.split('\n').filter((line) => /Failed|^ {2}(mine|other)/.test(line))).toEqual([
    expect.stringContaining('it is longer than 100,000 bytes'),
    expect.stringContaining('it is a folder'),
    expect.stringContaining('it is no file'),
    '  mine     1 of 1',
    '  other    0 of 1      refreshes-and-repeats',
  ]);
});

test('a folder is a student: its base query is found, the rest are modules, copies are named, and points are an exercise’s goals', async () => {
  const folder = await folderWithFile(NONE);
  const project: Readonly<Record<string, string>> = {
    'ann/src/api/base.ts': RIGHT.replace('@/config', '../env'),
    'ann/src/env.ts': "export const API_BASE_URL = '/api';",
    'ann/src/reauth.test.ts': RIGHT,
    'ann/vite.config.ts': 'export default {};',
    'bob/base.tsx': NONE,
    'cem/notes.md': 'I was ill.',
    // Its tree is too deep to be walked: that costs cem's neighbour nothing.
    'dora/deep.js': `export const x = a${'.b'.repeat(40_000)};`,
  };
  for (const [path, text] of Object.entries(project)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const site = 'https://lab.example/course/';
  const args = ['grade', '.', '--exercise', 'break-the-loop', '--links', site, '--csv', 'out.csv'];
  const { code, out, err } = await captured(args, folder);
  expect(code).toBe(2);
  expect(err.split('\n')).toEqual([
    `Left out ${join('ann', 'src', 'reauth.test.ts')}: it is a test.`,
    `Left out ${join('ann', 'vite.config.ts')}: it is a configuration.`,
  ]);
  expect(out).toContain('\n  Its base query is src/api/base.ts, with 1 module of its own.\n');
  expect(out).toContain('Failed to read cem: there is no file of TypeScript or JavaScript in it. Give another path.');
  expect(out.split('\n').slice(-9)).toEqual([
    'The same text: bob, mine.ts.',
    '5 students:',
    '',
    '  student  points      violated first',
    '  ann      3 of 3',
    '  bob      0 of 3      refreshes-and-repeats',
    '  cem      not graded',
    '  dora     not graded',
    '  mine     0 of 3      refreshes-and-repeats',
  ]);
  const table = await readFile(join(folder, 'out.csv'), 'utf8');
  const [, place = ''] = /(https:\/\/lab\.example\/course\/#\/sandbox\?s=[^,]*)/.exec(table) ?? [];
  const read = await readShared(new URL(place).hash.replace('#/sandbox?s=', ''));
  expect(read).toMatchObject({ state: 'opened', shared: { file: { file: 'base.tsx', text: NONE } } });
  expect(read.state === 'opened' && read.shared.query).toMatch(/^wrapper=link&scenario=one-expired.*&step=\d+/);
});

test('an exercise that is none, one beside --only, and a site that is none are refused', async () => {
  const folder = await folderOfTwo();
  const refused = async (...args: readonly string[]) => (await captured(['grade', '.', ...args], folder)).err;
  expect(await refused('--exercise', 'no')).toMatch(
    /^Failed to read --exercise: there is no exercise "no"\. Use fix-the-/,
  );
  expect(await refused('--exercise', 'break-the-loop', ...QUICK)).toBe(
    'Failed to read --only: an exercise says which checks count. Use one of the two.',
  );
  expect(await refused('--links', 'lab')).toBe(
    'Failed to read --links: "lab" is no address. Give that of the site, such as https://lab.example.org/.',
  );
});
