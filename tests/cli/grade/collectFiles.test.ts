import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectFiles } from '../../../src/cli/grade/collectFiles.ts';
import type { Collected } from '../../../src/cli/grade/collectFiles.ts';

async function folderWith(...files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-collect-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  return folder;
}

const pathsOf = ({ handIns }: Collected): readonly string[] => handIns.map(({ path }) => path);

test('in a folder each file and each folder is a student’s, sorted, and what is left out is said', async () => {
  const folder = await folderWith(
    'ann/src/api/base.ts',
    'ann/src/store.ts',
    'ann/src/reauth.test.ts',
    'ann/vite.config.ts',
    'ann/package.json',
    'ann/node_modules/x.js',
    'ann/__tests__/more.ts',
    'bob.tsx',
    'cem.mts',
    'dora.jsx',
    'eve.mjs',
    'fay.js',
    'gil.zip',
    'class.csv',
    'reauth-lab.json',
    'types.d.ts',
    'vite.config.ts',
    '__tests__/all.ts',
    'node_modules/x.js',
    '.git/y.js',
  );
  expect(await collectFiles(['.'], folder)).toEqual({
    handIns: [
      { student: 'ann', path: 'ann', assignment: null },
      { student: 'bob', path: 'bob.tsx', assignment: null },
      { student: 'cem', path: 'cem.mts', assignment: null },
      { student: 'dora', path: 'dora.jsx', assignment: null },
      { student: 'eve', path: 'eve.mjs', assignment: null },
      { student: 'fay', path: 'fay.js', assignment: null },
    ],
    skipped: [
      '__tests__: it has tests',
      `${join('ann', '__tests__')}: it has tests`,
      `${join('ann', 'src', 'reauth.test.ts')}: it is a test`,
      `${join('ann', 'vite.config.ts')}: it is a configuration`,
      'gil.zip: it is no TypeScript or JavaScript',
      'types.d.ts: it has types alone',
      'vite.config.ts: it is a configuration',
    ],
    problems: [],
  });
});

test('a file is taken as it is named, and each hand-in once', async () => {
  const folder = await folderWith('mine.tsx', 'sub/other.ts', 'sub/ann/a.ts');
  expect(pathsOf(await collectFiles(['mine.tsx', './mine.tsx', 'sub', 'sub/other.ts'], folder))).toEqual([
    'mine.tsx',
    join('sub', 'ann'),
    join('sub', 'other.ts'),
  ]);
});

test('a link in a folder is left out: it may lead anywhere', async () => {
  const folder = await folderWith('mine.ts', 'elsewhere/other.ts');
  await mkdir(join(folder, 'handed-in'));
  await symlink(join(folder, 'mine.ts'), join(folder, 'handed-in', 'link.ts'));
  await symlink(join(folder, 'elsewhere'), join(folder, 'handed-in', 'all'));
  expect(await collectFiles(['handed-in'], folder)).toEqual({
    handIns: [],
    skipped: [`${join('handed-in', 'all')}: it is a link`, `${join('handed-in', 'link.ts')}: it is a link`],
    problems: [],
  });
});

test('a path that leads nowhere and a folder without hand-ins are told, and the rest is found', async () => {
  const folder = await folderWith('mine.ts', 'empty/.hidden');
  expect(await collectFiles(['nope', 'empty', 'mine.ts', ''], folder)).toEqual({
    handIns: [{ student: 'mine', path: 'mine.ts', assignment: null }],
    skipped: [],
    problems: [
      'Failed to grade nope: there is no such file or folder. Give the path of a wrapper, or of a folder of them.',
      'Failed to grade empty: the folder has no file of TypeScript or JavaScript in it. Give another path.',
      'Failed to grade the path "": it is empty. Give the path of a wrapper, or of a folder of them.',
    ],
  });
});
