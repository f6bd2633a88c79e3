import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';

const report = v.object({
  testResults: v.array(
    v.object({
      assertionResults: v.array(
        v.object({
          ancestorTitles: v.array(v.string()),
          title: v.string(),
          status: v.string(),
          failureMessages: v.array(v.string()),
        }),
      ),
    }),
  ),
});

/** A reader's project that has the lab as a linked package, with three wrappers and one test file. */
async function project(testFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-own-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'node_modules'));
  await symlink(resolve('.'), join(folder, 'node_modules', 'reauth-lab'), 'junction');
  await symlink(resolve('node_modules/vitest'), join(folder, 'node_modules', 'vitest'), 'junction');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  for (const file of ['mutex-token-check.ts', 'no-mutex.ts', 'plain.ts'])
    await cp(`src/wrappers/${file}`, join(folder, file));
  await writeFile(join(folder, 'wrapper.test.ts'), testFile);
  return folder;
}

test('a reader’s own Vitest has a test for each check: the right ones pass, the others say why, and what nothing tested is skipped', async () => {
  const folder = await project(`import { describeWrapper } from 'reauth-lab/vitest';
const only = ['refreshes-and-repeats', 'one-refresh-at-once', 'hung-refresh-does-not-hang-the-app'];
describeWrapper('./mutex-token-check.ts', { only });
describeWrapper(new URL('./no-mutex.ts', import.meta.url), { only: only.slice(0, 2) });
describeWrapper('./plain.ts', { only: ['no-endless-loop'] });
describeWrapper('./missing.ts', { only: only.slice(0, 1) });
`);
  const { VITEST: _, ...env } = process.env;
  const { status } = spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', '--outputFile=report.json'],
    { cwd: folder, env },
  );
  expect(status).toBe(1);
  const [file] = v.parse(report, JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).testResults;
  expect(
    file?.assertionResults.map(({ title, status: end, failureMessages }) => [
      title.split(':')[0],
      end,
      failureMessages[0]?.split('\n')[0] ?? '',
    ]),
  ).toEqual([
    ['refreshes-and-repeats', 'passed', ''],
    ['one-refresh-at-once', 'passed', ''],
    [
      'hung-refresh-does-not-hang-the-app',
      'failed',
      expect.stringMatching(/^Violated: The refresh .*is never answered/),
    ],
    ['refreshes-and-repeats', 'passed', ''],
    ['one-refresh-at-once', 'failed', expect.stringMatching(/^Violated: .*second refresh/)],
    ['no-endless-loop', 'skipped', ''],
    [
      'refreshes-and-repeats',
      'failed',
      expect.stringContaining(
        'Failed to read ./missing.ts: there is no such file. Give the path of a TypeScript or JavaScript file.',
      ),
    ],
  ]);
});
