import { expect, test } from 'vitest';
import { captured } from './captured.ts';

const APP = 'tests/cases/folder/src';
const FILES = [`${APP}/app/base.ts`, `${APP}/features/auth/authSlice.ts`, `${APP}/lib/env.ts`];

const lab = async (...args: readonly string[]) => captured(args, process.cwd());

test('a folder runs where its base query is, its own slice holding the tokens', async () => {
  const { code, out, err } = await lab('run', '--file', 'tests/cases/folder', '--scenario', 'one-expired');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('state.auth.tokens.access  holds a2');
  expect(out).toMatch(/refresh requests +1\n/);
});

test('several files are graded as one wrapper, and the command that replays names them all', async () => {
  const { code, out } = await lab('grade', '--files', ...FILES, '--only', 'plain-text-401-refreshes');
  expect(code).toBe(1);
  expect(out).toContain(`run --files ${FILES.join(' ')} --scenario one-expired --set api=401-text`);
});

test('several files are explored as one wrapper', async () => {
  const { code, out } = await lab('explore', '--files', ...FILES, '--calls', '2');
  expect(code).toBe(0);
  expect(out).toContain('src/app/base.ts, 2 calls: 12 orders, and no more');
});
