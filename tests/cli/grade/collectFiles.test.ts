import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectFiles } from '../../../src/cli/grade/collectFiles.ts';

async function folderWith(...files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-collect-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  return folder;
}

test('a folder gives its files of TypeScript and JavaScript, at any depth, sorted, and says what it leaves out', async () => {
  const folder = await folderWith(
    'b.ts',
    'a.js',
    'a/z.ts',
    'a/b/c.js',
    'a.d.ts',
    'c.mts',
    'd.jsx',
    'reauth.test.ts',
    'vite.config.ts',
    'read.me',
    'node_modules/x.js',
    '.git/y.js',
  );
  expect(await collectFiles(['.'], folder)).toEqual({
    files: [join('a', 'b', 'c.js'), join('a', 'z.ts'), 'a.js', 'b.ts', 'c.mts', 'd.jsx'],
    skipped: ['a.d.ts: it has types alone', 'reauth.test.ts: it is a test', 'vite.config.ts: it is a configuration'],
    problems: [],
  });
});

test('a file is taken as it is named, and each once', async () => {
  const folder = await folderWith('mine.tsx', 'sub/other.ts');
  expect((await collectFiles(['mine.tsx', './mine.tsx', 'sub', 'sub/other.ts'], folder)).files).toEqual([
    'mine.tsx',
    join('sub', 'other.ts'),
  ]);
});

test('a link in a folder is left out: it may lead anywhere', async () => {
  const folder = await folderWith('mine.ts', 'elsewhere/other.ts');
  await mkdir(join(folder, 'handed-in'));
  await symlink(join(folder, 'mine.ts'), join(folder, 'handed-in', 'link.ts'));
  await symlink(join(folder, 'elsewhere'), join(folder, 'handed-in', 'all'));
  expect((await collectFiles(['handed-in'], folder)).files).toEqual([]);
});

test('a path that leads nowhere and a folder without wrappers are told, and the rest is found', async () => {
  const folder = await folderWith('mine.ts', 'empty/read.me');
  expect(await collectFiles(['nope', 'empty', 'mine.ts'], folder)).toEqual({
    files: ['mine.ts'],
    skipped: [],
    problems: [
      'Failed to grade nope: there is no such file or folder. Give the path of a wrapper, or of a folder of them.',
      'Failed to grade empty: the folder has no file of TypeScript or JavaScript in it. Give another path.',
    ],
  });
});

test('a folder that is too deep costs itself, and an empty path means no folder', async () => {
  const deep = Array.from({ length: 45 }, () => 'd').join('/');
  const folder = await folderWith('mine.ts', `${deep}/x.ts`);
  const { files, problems } = await collectFiles(['.', ''], folder);
  expect(files).toEqual(['mine.ts']);
  expect(problems).toEqual([
    expect.stringMatching(/^Failed to grade d\/.*: it is more than 40 folders deep\. /),
    'Failed to grade the path "": it is empty. Give the path of a wrapper, or of a folder of them.',
  ]);
});
