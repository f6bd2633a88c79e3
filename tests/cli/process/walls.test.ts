import { spawn, spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { captured } from '../captured.ts';
import { folderWithFile } from '../wrapperFile.ts';

/** Tries, when it is loaded and when it is called, to write a file beside itself, and to read what the user has. */
const reaching = (folder: string): string => `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({ baseUrl: '/api' });
const everything = () => {
  try {
    const node = Function('return process')();
    node.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(join(folder, 'escaped'))}, Object.keys(node.env).join());
  } catch {}
};
everything();
export const baseQueryWithReauth = async (...all) => {
  everything();
  const fs = await import('node:fs').catch(() => null);
  fs?.writeFileSync(${JSON.stringify(join(folder, 'escaped'))}, '');
  return raw(...all);
};
`;

test.each([
  [['run', '--file', 'mine.ts', '--scenario', 'fresh']],
  [['explore', '--file', 'mine.ts', '--calls', '1']],
  [['export', '--file', 'mine.ts', '--scenario', 'fresh', '--as', 'har']],
  [['read', 'mine.ts']],
  [['grade', 'mine.ts', '--only', 'refreshes-and-repeats']],
])('a file that writes beside itself cannot: %j', async ([...args]) => {
  const folder = await folderWithFile('');
  await writeFile(join(folder, 'mine.ts'), reaching(folder));
  const { out } = await captured(args, folder);
  expect(out).not.toBe('');
  expect(await readdir(folder)).toEqual(['mine.ts']);
});

test('what a run says is as good from behind the walls: the trace of a reader\u2019s copy is the lab\u2019s own', async () => {
  const folder = await folderWithFile(await readFile('src/wrappers/mutex.ts', 'utf8'));
  const run = ['run', '--scenario', 'three-at-once', '--json'];
  const [own, copy] = [
    await captured([...run, '--wrapper', 'mutex']),
    await captured([...run, '--file', 'mine.ts'], folder),
  ];
  expect(copy.out.replaceAll('mine.ts', 'mutex')).toBe(own.out.replaceAll('mutex.ts', 'mutex'));
});

const endsWithItsParent =
  process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0;

test.runIf(endsWithItsParent).each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  'an endless wrapper ends with the command that runs it: %s',
  async (signal) => {
    const folder = await folderWithFile('for (;;);\nexport default 1;');
    const child = spawn(process.execPath, [
      'scripts/node.mjs',
      'src/cli/lab.ts',
      'run',
      '--file',
      join(folder, 'mine.ts'),
      '--scenario',
      'fresh',
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const pid = child.pid ?? 0;
    const grandchild = await vi.waitUntil(async () => (await childrenOf(pid))[0], { timeout: 120_000, interval: 20 });
    child.kill(signal);
    await vi.waitUntil(async () => !(await isAlive(grandchild)), { timeout: 120_000, interval: 20 });
    expect(await isAlive(grandchild)).toBe(false);
  },
);

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

/** One that has ended and that nobody has asked for yet is a zombie. */
async function isAlive(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text !== null && !text.includes(') Z ');
}
