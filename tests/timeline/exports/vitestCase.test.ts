import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { fileName, toVitest } from '../../../src/timeline/exports/vitestCase.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const LAB = fileURLToPath(new URL('../../../', import.meta.url));
const mutex = { title: 'Mutex', path: 'src/wrappers/mutex.ts' };
const late = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];

/** A folder that looks like a checkout of the lab. */
let checkout = '';

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'reauth-lab-'));
  await mkdir(join(checkout, 'tests'));
  for (const name of ['src', 'node_modules', 'package.json']) await symlink(join(LAB, name), join(checkout, name));
  await writeFile(
    join(checkout, 'vitest.config.ts'),
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { name: 'node', include: ['tests/**/*.test.ts'] } });\n",
  );
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

interface Verdict {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** What the failed ones say. */
  readonly said: string;
}

/** Runs a generated file on a wrapper, as a reader would. */
async function verdictOf(trace: Trace, wrapper: string): Promise<Verdict> {
  const [file, report] = [join('tests', fileName(trace, 'test.ts')), join(checkout, 'report.json')];
  await writeFile(join(checkout, file), toVitest(trace, mutex));
  await promisify(execFile)(
    process.execPath,
    [
      join(LAB, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'node',
      '--reporter=json',
      `--outputFile=${report}`,
      file,
    ],
    { cwd: checkout, env: { ...process.env, WRAPPER: wrapper, VITEST: undefined } },
    // Exit code 1: a test has failed.
  ).catch(() => undefined);
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages?: string[] }[] }[];
  };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (status: string) => all.filter((one) => one.status === status).map(({ title }) => title);
  return {
    passed: titles('passed'),
    failed: titles('failed'),
    said: all.flatMap(({ failureMessages = [] }) => failureMessages).join('\n'),
  };
}

test('the test of a late 401 fails on mutex and passes on mutex-token-check', async () => {
  const trace = await runByTime('mutex', 'late-401');
  const onMutex = await verdictOf(trace, 'src/wrappers/mutex.ts');
  expect(onMutex).toMatchObject({ passed: [], failed: ['one refresh in all'] });
  expect(onMutex.said).toContain("to match object { state: 'holds' }");
  expect(await verdictOf(trace, 'src/wrappers/mutex-token-check.ts')).toMatchObject({
    passed: ['one refresh in all'],
    failed: [],
  });
});

test('the test of a witness fails on mutex and passes on mutex-token-check, in its order', async () => {
  const trace = await run({
    source: sourceOf('mutex'),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'choices', choices: late, then: 'first' },
  });
  expect((await verdictOf(trace, 'src/wrappers/mutex.ts')).failed).toEqual(['one refresh in all']);
  expect((await verdictOf(trace, 'src/wrappers/mutex-token-check.ts')).failed).toEqual([]);
});

test('a run that breaks nothing is a test of what held', async () => {
  const text = toVitest(await runByTime('mutex-token-check', 'late-401'), {
    title: 'Token check',
    path: 'src/wrappers/mutex-token-check.ts',
  });
  expect([...text.matchAll(/^test\('(.*)'/gm)].map(([, title]) => title)).toEqual([
    'one refresh at a time',
    'one refresh in all',
    'a refresh token is used once',
    'nobody is logged out',
    'a repeat carries the current token',
    'every call ends',
    'how it ends',
  ]);
  expect(text).toContain("toMatchObject({ outcome: 'all-succeeded', refreshRequests: 1 })");
});

test('the step and the reason stand beside each claim that is broken', async () => {
  expect(toVitest(await runByTime('mutex', 'late-401'), mutex)).toContain(
    '  // Broken at step 15: Comments sent a second one, although a2 was good.\n',
  );
});

test('settings of the run are settings of the test', async () => {
  const scenario = {
    ...scenarioOf('late-401'),
    server: { ...scenarioOf('late-401').server, rotation: 'off' as const },
  };
  const trace = await run({ source: sourceOf('mutex'), scenario, schedule: { by: 'time' } });
  expect(toVitest(trace, mutex)).toContain("applySettings(scenarioOf('late-401'), { rotation: 'off' })");
});

test('a file’s name breaks neither out of a string nor out of a comment', async () => {
  const trace = await runByTime('mutex', 'late-401');
  const text = toVitest(trace, { title: '*/ x', path: "a'b\\c.ts" });
  expect(text).toContain("?? 'a\\'b\\\\c.ts';");
  expect(text.indexOf('*/')).toBe(text.indexOf('*/\nimport'));
  expect(fileName({ ...trace, wrapper: 'my wrapper.ts' }, 'har')).toBe('my-wrapper.late-401.har');
});
