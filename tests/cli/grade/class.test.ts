import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
  expect(out.split('\n').slice(-4)).toEqual([
    '2 files:',
    '',
    '  mine.ts   1 of 1 hold, 0 violated',
    '  other.ts  0 of 1 hold, 1 violated, first refreshes-and-repeats',
  ]);
  const rows = async (path: string) =>
    (await readFile(join(folder, path), 'utf8')).split('\r\n').map((row) => row.split(',')[0]);
  expect(await rows('a.csv')).toEqual(['\uFEFFfile', 'mine.ts', 'other.ts', '']);
  expect(await rows('b.csv')).toEqual(['\uFEFFfile', 'mine.ts', 'other.ts', '']);
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
  expect(out.split('\n').filter((line) => /Failed|hold,/.test(line))).toEqual([
    expect.stringContaining('it is longer than 100,000 bytes'),
    expect.stringContaining('it is a folder'),
    expect.stringContaining('it is no file'),
    '  mine.ts      1 of 1 hold, 0 violated',
    '  other.ts     0 of 1 hold, 1 violated, first refreshes-and-repeats',
  ]);
});
