import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../src/cli/runCli.ts';
import { folderWithWrapper } from './wrapperFile.ts';

/** A command line that is stopped by Ctrl+C when something is said, or at once. */
async function stopped(args: readonly string[], folder: string, when: 'note' | 'out' | 'at once') {
  const ctrlC = new AbortController();
  const said = { out: [] as string[], err: [] as string[], note: [] as string[] };
  const say = (to: keyof typeof said) => (text: string) => {
    said[to].push(text);
    if (to === when) ctrlC.abort();
  };
  if (when === 'at once') ctrlC.abort();
  const code = await runCli(args, {
    out: say('out'),
    err: say('err'),
    note: say('note'),
    folder,
    stopped: ctrlC.signal,
  });
  return { code, ...said };
}

test('explore says early how large it is, and gives what it has when it is stopped', async () => {
  const { code, out, err, note } = await stopped(
    ['explore', '--wrapper', 'mutex', '--calls', '6', '--json'],
    '/',
    'note',
  );
  expect(note).toEqual([
    'There are about 10^9 orders: an estimate from 100 runs. It stops after 20,000; --max takes another number.',
  ]);
  expect(code).toBe(130);
  const report = JSON.parse(out.join('')) as { complete: boolean; schedules: number; estimate: number };
  expect(report).toMatchObject({ wrapper: 'mutex', calls: 6, complete: false });
  expect(report.schedules).toBeGreaterThan(0);
  expect(report.estimate).toBeGreaterThan(1e8);
  expect(err).toEqual([`Stopped after ${report.schedules} orders: this is what there is so far.`]);
});

test('grade gives what is graded when it is stopped, in its outputs too', async () => {
  const folder = await folderWithWrapper('  return raw(args, api, extra);');
  for (const other of ['b.ts', 'c.ts', 'd.ts']) await copyFile(join(folder, 'mine.ts'), join(folder, other));
  const { code, out, err } = await stopped(
    ['grade', 'mine.ts', 'b.ts', 'c.ts', 'd.ts', '--only', 'passes-other-answers-through', '--csv', 'class.csv'],
    folder,
    'out',
  );
  expect(code).toBe(130);
  expect(out[0]).toContain('mine.ts: ');
  expect(err).toEqual([expect.stringMatching(/^Stopped: [1-3] of 4 files (is|are) graded\.$/)]);
  expect(await readFile(join(folder, 'class.csv'), 'utf8')).toContain('mine.ts');
});

test.each([
  [['run', '--wrapper', 'mutex', '--scenario', 'fresh'], 'Stopped before the run had ended: there is nothing to show.'],
  [
    ['export', '--wrapper', 'mutex', '--scenario', 'fresh', '--as', 'har'],
    'Stopped before the run had ended: there is nothing to show.',
  ],
  [['explore', '--wrapper', 'mutex'], 'Stopped before the first order had been run: there is nothing to show.'],
])('%j has nothing to give when it is stopped at once, and says so', async (args, said) => {
  expect(await stopped(args, '/', 'at once')).toEqual({ code: 130, out: [], err: [said], note: [] });
});
