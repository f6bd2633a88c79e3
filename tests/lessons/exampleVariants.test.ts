import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';

const report = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(v.object({ title: v.string(), status: v.string() })),
    }),
  ),
});

const TITLES = [
  'three calls with one expired token make one refresh',
  'a refused refresh logs out, and makes no second one',
] as const;

/** How the cases of lesson 10's test end, for each text that a test makes of it. */
async function endsOf(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, readonly string[]>>> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-example-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  const config = { resolve: { alias: { '@': resolve('src/live/app') } }, test: { testTimeout: 300_000 } };
  await writeFile(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, `${name}.test.ts`), text);
  const { VITEST: _, ...env } = process.env;
  spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', '--outputFile=report.json'],
    { cwd: folder, env },
  );
  const { testResults } = v.parse(report, JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
  return Object.fromEntries(
    Object.keys(texts).map((name) => {
      const { assertionResults = [] } = testResults.find((file) => file.name.endsWith(`${name}.test.ts`)) ?? {};
      return [name, TITLES.map((title) => assertionResults.find((one) => one.title === title)?.status ?? 'missing')];
    }),
  );
}

/** The text with a passage replaced that stands in it once. */
function changed(text: string, old: string, next: string): string {
  expect(text.split(old)).toHaveLength(2);
  return text.replace(old, next);
}

test('what lesson 10 says of its test: a wrapper without a lock turns it red, rotation or not, and a delayed 401 the mutex', async () => {
  const text = await readFile('tests/lessons/example/reauth.test.ts', 'utf8');
  const wrapper = (name: string): string =>
    changed(text, "'../../../src/wrappers/mutex.ts'", `'${resolve(`src/wrappers/${name}.ts`)}'`);
  const withoutRotation = changed(wrapper('no-mutex'), 'if (isUsed || good', 'if (good');
  // The 401 of Comments is on its way until Users asks with the new token: by then the lock is free again.
  const late = [
    ["import { http, HttpResponse } from 'msw';", "import { delay, http, HttpResponse } from 'msw';"],
    ["http.get('http://api.test/users/me', guarded)", "http.get('http://api.test/users/me', counted)"],
    ["http.get('http://api.test/comments', guarded)", "http.get('http://api.test/comments', lastToAnswer)"],
    [
      'const server = setupServer(',
      `let repeats = 0;
const counted = (info: { request: Request }) => {
  if (info.request.headers.get('Authorization') === \`Bearer \${good}\`) repeats += 1;
  return guarded(info);
};
const lastToAnswer = async (info: { request: Request }) => {
  while (repeats === 0) await delay(1);
  return guarded(info);
};
const server = setupServer(`,
    ],
  ].reduce((made, [old = '', next = '']) => changed(made, old, next), wrapper('mutex'));
  expect(
    await endsOf({
      'with-mutex': wrapper('mutex'),
      'without-lock': wrapper('no-mutex'),
      'without-rotation': withoutRotation,
      'late-401': late.replace(/test\('a refused[\s\S]*/, ''),
    }),
  ).toEqual({
    'with-mutex': ['passed', 'passed'],
    'without-lock': ['failed', 'failed'],
    'without-rotation': ['failed', 'failed'],
    'late-401': ['failed', 'missing'],
  });
});
