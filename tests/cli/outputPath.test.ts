import { link, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captured } from './captured.ts';
import { folderWithWrapper } from './wrapperFile.ts';

const QUICK = ['--only', 'passes-other-answers-through'];

test('no output takes the place of what is read: a hand-in by any of its names, one in a folder, kept results, progress', async () => {
  const folder = await folderWithWrapper('  return raw(args, api, extra);');
  const text = await readFile(join(folder, 'mine.ts'), 'utf8');
  await symlink('mine.ts', join(folder, 'link.csv'));
  await link(join(folder, 'mine.ts'), join(folder, 'hard.csv'));
  await mkdir(join(folder, 'class/ann'), { recursive: true });
  await writeFile(join(folder, 'class/ann/base.ts'), text);
  await writeFile(join(folder, 'ann.json'), '{}');

  const grade = (...args: readonly string[]) => captured(['grade', ...args, ...QUICK], folder);
  const isRead = (path: string) => ({
    code: 2,
    out: '',
    err: `Failed to write ${path}: it is read as well. Give the results a path of their own.`,
  });
  expect(await grade('mine.ts', '--csv', './mine.ts')).toEqual(isRead('./mine.ts'));
  expect(await grade('mine.ts', '--details', 'link.csv')).toEqual(isRead('link.csv'));
  expect(await grade('mine.ts', '--junit', 'hard.csv')).toEqual(isRead('hard.csv'));
  expect(await grade('mine.ts', '--resume', 'hard.csv')).toEqual(isRead('hard.csv'));
  expect(await grade('mine.ts', '--resume', 'new.jsonl', '--csv', 'new.jsonl')).toEqual(isRead('new.jsonl'));
  expect(await grade('class', '--csv', 'class/ann/base.ts')).toEqual({
    code: 2,
    out: '',
    err: 'Failed to write class/ann/base.ts: there is a source text. Give the results a path of their own.',
  });
  expect(await readFile(join(folder, 'mine.ts'), 'utf8')).toBe(text);
  expect(await readFile(join(folder, 'class/ann/base.ts'), 'utf8')).toBe(text);

  expect((await captured(['report', 'ann.json', '--csv', 'ann.json'], folder)).err).toContain(isRead('ann.json').err);
  expect(await readFile(join(folder, 'ann.json'), 'utf8')).toBe('{}');
});
