import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const lab = (...args: readonly string[]) => spawn(process.execPath, ['scripts/node.mjs', 'src/cli/lab.ts', ...args]);

test('the process ends with the exit code of the command', async () => {
  const child = lab('run', '--wrapper', 'mutx');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect({ code: child.exitCode, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('a reader that closes the pipe early causes no complaint', async () => {
  const child = lab('run', '--wrapper', 'mutex', '--scenario', 'three-at-once', '--json');
  child.stdout.destroy();
  const [err] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(err).toBe('');
});

test.runIf(process.platform === 'linux')(
  'what cannot be printed, the disk being full, is told in one sentence',
  async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['scripts/node.mjs', 'src/cli/lab.ts', 'list'], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    const [err] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    expect({ code: child.exitCode, err }).toEqual({
      code: 2,
      err: 'Failed to print: the disk is full. Send the output where there is room for it.\n',
    });
  },
);

test('what is piped has no colours', async () => {
  const child = lab('list');
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  // oxlint-disable-next-line no-control-regex -- the escape character is what colours begin with
  expect(out).not.toMatch(/\u001B/);
});
