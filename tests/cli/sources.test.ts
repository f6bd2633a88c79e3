import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginningOf, readAppModules, readBuiltInWrapper } from '../../src/cli/sources.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { captured } from './captured.ts';
import { folderWithFile } from './wrapperFile.ts';

test("the app's modules are given by the specifiers that wrappers import them by", async () => {
  const app = await readAppModules();
  expect(Object.keys(app)).toEqual(['@/api', '@/config', '@/slices/authSlice', '@/stores/authStore']);
  expect(app['@/config']).toBe(readFileSync('src/live/app/config.ts', 'utf8'));
});

test('every wrapper of the list can be read', async () => {
  for (const wrapper of WRAPPERS) {
    const source = await readBuiltInWrapper(wrapper);
    expect(source).toMatchObject({ id: wrapper.id, file: wrapper.file });
    expect(source.text).toContain('baseQueryWithReauth');
  }
});

const makesPipes = spawnSync('mkfifo', ['--version']).status === 0;

test.runIf(makesPipes)(
  'a pipe is read to its end; one that nobody writes into is given up, and a device is not read to its end',
  async () => {
    const folder = await folderWithFile('');
    const pipe = join(folder, 'pipe.ts');
    spawnSync('mkfifo', [pipe]);
    await expect(beginningOf(pipe, 100, 40)).rejects.toThrow('nothing came out of it in 0.04 seconds');

    const reading = beginningOf(pipe, 100);
    const writer = await open(pipe, 'w');
    await writer.write('const é');
    await writer.write(' = 1;');
    await writer.close();
    expect(await reading).toBe('const é = 1;');
    expect(await beginningOf('/dev/zero', 100)).toHaveLength(101);

    expect(await captured(['report', '/dev/zero'], folder)).toEqual({
      code: 2,
      out: '',
      err: 'Failed to read /dev/zero: it is longer than any export. Give the path of an exported file.',
    });
    expect(await captured(['grade', 'mine.ts', '--resume', 'pipe.ts'], folder)).toMatchObject({
      code: 2,
      err: 'Failed to read pipe.ts: it is no file. Give --resume the path of a file.',
    });
    expect(await captured(['grade', 'mine.ts', '--csv', 'pipe.ts'], folder)).toMatchObject({
      code: 2,
      err: 'Failed to write pipe.ts: nobody reads from it. Give the path of a file that can be written.',
    });
  },
);
