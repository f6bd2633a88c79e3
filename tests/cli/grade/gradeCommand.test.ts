import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_IDS } from '../../../src/sim/index.ts';
import { captured } from '../captured.ts';
import { folderWithFile } from '../wrapperFile.ts';

const RIGHT = await readFile('src/wrappers/mutex-token-check.ts', 'utf8');
const NONE = await readFile('src/wrappers/plain.ts', 'utf8');
const QUICK = ['--only', 'refreshes-and-repeats,one-refresh-at-once'];

test('a file that holds all that was asked gives 0, and a report', async () => {
  const folder = await folderWithFile(RIGHT);
  const { code, out, err } = await captured(['grade', 'mine.ts', ...QUICK], folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n')[0]).toBe('mine.ts: 2 of 2 checks hold');
});

test('a folder is graded file by file; one that is no wrapper gives 2 and stops no other', async () => {
  const folder = await folderWithFile(RIGHT);
  await mkdir(join(folder, 'class'));
  await writeFile(join(folder, 'class', 'a.ts'), NONE);
  await writeFile(join(folder, 'class', 'b.js'), 'const x = ;');
  await writeFile(join(folder, 'class', 'c.ts'), 'export const answer = 42;');
  const { code, out, err } = await captured(['grade', 'class', 'nope', 'mine.ts', '--json', ...QUICK], folder);
  expect(code).toBe(2);
  expect(err).toBe(
    'Failed to grade nope: there is no such file or folder. Give the path of a wrapper, or of a folder of them.',
  );
  const graded: unknown = JSON.parse(out);
  const missing =
    'Failed to run c.ts: it exports no function baseQueryWithReauth (only answer). Export it by that name, or as default.';
  expect(graded).toMatchObject([
    {
      file: join('class', 'a.ts'),
      held: 0,
      violated: 2,
      error: null,
      checks: [{ witness: { scenario: 'one-expired' } }, {}],
    },
    {
      file: join('class', 'b.js'),
      held: 0,
      violated: 2,
      error: expect.stringContaining('line 1, column 11') as string,
    },
    {
      file: join('class', 'c.ts'),
      held: 0,
      violated: 2,
      error: missing,
      checks: [{ because: missing }, { because: missing }],
    },
    { file: 'mine.ts', held: 2, violated: 0, error: null },
  ]);
});

test('a body that is empty, of a request or of an answer, breaks nothing', async () => {
  const folder = await folderWithFile(`import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api' });
export const baseQueryWithReauth = async (args, api, extra) => {
  // Answered 204, 422, 307 and 405: with nothing in the request, and two of them with nothing in the answer.
  for (const url of ['/auth/logout', '/auth/refresh', '/auth/logout/', '/posts'])
    await raw({ url, method: 'POST' }, api, extra);
  return raw(args, api, extra);
};`);
  const { out } = await captured(['grade', 'mine.ts', '--only', 'passes-other-answers-through'], folder);
  expect(out).not.toContain('the simulator broke');
  expect(out.split('\n')[0]).toMatch(/^mine\.ts: \d of 1 checks hold/);
});

test('a file that the lab has a question about gives 3, and the question, in every report', async () => {
  const folder = await folderWithFile(`import ky from 'ky';
export const guarded = async (args) => ({ data: await ky.get('/api' + args).json() });
`);
  const args = ['grade', 'mine.ts', '--json', '--junit', 'out.xml', '--details', 'out.csv', ...QUICK];
  const { code, out, err } = await captured(args, folder);
  expect({ code, err }).toEqual({ code: 3, err: '' });
  expect(JSON.parse(out)).toMatchObject([
    {
      held: 0,
      violated: 0,
      error: null,
      reading: { entry: 'guarded', confirmed: false, doubts: [{ question: expect.any(String) as string }] },
      checks: [
        { id: 'refreshes-and-repeats', holds: null, judged: false, witness: null },
        { id: 'one-refresh-at-once', holds: null, judged: false, witness: null },
      ],
    },
  ]);
  expect(await readFile(join(folder, 'out.xml'), 'utf8')).toContain('tests="2" failures="0" errors="0" skipped="2"');
  expect(await readFile(join(folder, 'out.csv'), 'utf8')).toContain('refreshes-and-repeats,not judged,');
  const text = await captured(['grade', 'mine.ts', ...QUICK], folder);
  expect(text.out).toMatch(/^mine\.ts: 0 of 2 checks hold, 2 not judged\n\n {2}\? /);
});

test('what no run put to the test is no credit and no fault: the code is 0', async () => {
  const folder = await folderWithFile(NONE);
  const { code, out } = await captured(['grade', 'mine.ts', '--only', 'no-endless-loop', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { held: 0, violated: 0, checks: [{ id: 'no-endless-loop', holds: true, tested: false, witness: null }] },
  ]);
});

test('some violated give 1, and the command below a violated one replays it', async () => {
  const folder = await folderWithFile(NONE);
  const { code, out } = await captured(['grade', 'mine.ts', '--only', 'plain-text-401-refreshes'], folder);
  expect(code).toBe(1);
  const [, command = ''] = /npm run --silent lab -- (run .*)/.exec(out) ?? [];
  const replayed = await captured(command.split(' '), folder);
  expect(replayed.code).toBe(0);
  expect(replayed.out).toMatch(/outcome +some-failed/);
});

test('reports are written, and one that cannot be is told before anything is graded', async () => {
  const folder = await folderWithFile(NONE);
  await captured(
    ['grade', 'mine.ts', '--junit', 'out.xml', '--csv', 'out.csv', '--only', 'refreshes-and-repeats'],
    folder,
  );
  expect(await readFile(join(folder, 'out.xml'), 'utf8')).toContain('<testsuite name="mine.ts" tests="1" failures="1"');
  expect((await readFile(join(folder, 'out.csv'), 'utf8')).split('\r\n')).toHaveLength(3);
  expect(await captured(['grade', 'mine.ts', '--csv', 'no/such/out.csv'], folder)).toEqual({
    code: 2,
    out: '',
    err: 'Failed to write no/such/out.csv: there is no such folder. Give the path of a file that can be written.',
  });
});

test.each([
  [['grade'], "missing required argument 'paths'"],
  [['grade', 'mine.ts', '--only', 'one-refresh'], `there is no check "one-refresh". Use ${CHECK_IDS.join(', ')}.`],
  [['grade', 'mine.ts', '--only', ''], 'it names no check'],
])('%j is refused in one sentence', async (args, cause) => {
  const { code, out, err } = await captured(args, await folderWithFile(NONE));
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toContain(cause);
});

test('a contract is read from the text; a mapping beside the wrapper, or one that is named, says it otherwise', async () => {
  const own = RIGHT.replaceAll('/auth/refresh', '/token').replaceAll('access_token', 'accessToken');
  const folder = await folderWithFile(own);
  const check = ['--only', 'refreshes-and-repeats'];
  const mapping = JSON.stringify({ refresh: '/token', access: 'accessToken' });
  expect((await captured(['grade', 'mine.ts', ...check], folder)).code).toBe(0);
  await writeFile(join(folder, 'wrong.json'), JSON.stringify({ refresh: '/elsewhere' }));
  expect((await captured(['grade', 'mine.ts', '--config', 'wrong.json', ...check], folder)).code).toBe(3);
  await writeFile(join(folder, 'other.json'), mapping);
  expect((await captured(['grade', 'mine.ts', '--config', 'other.json', ...check], folder)).code).toBe(0);
  await writeFile(join(folder, 'reauth-lab.json'), mapping);
  expect((await captured(['grade', 'mine.ts', ...check], folder)).code).toBe(0);
  const { out } = await captured(['run', '--file', 'mine.ts', '--scenario', 'one-expired'], folder);
  expect(out).toContain('sends POST /token');
});

test.each([
  ['{', 'Failed to read reauth-lab.json: it is no JSON. Write it as { "refresh": "/token/refresh" }.'],
  [
    '{"refresh": 1}',
    'Failed to read reauth-lab.json: it is no object of texts. Write it as { "refresh": "/token/refresh" }.',
  ],
  [
    '{"refrsh": "/x"}',
    'Failed to read reauth-lab.json: "refrsh" is nothing that @reauth-lab knows. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
])('the mapping %s makes the file one that cannot be graded', async (mapping, sentence) => {
  const folder = await folderWithFile(NONE);
  await writeFile(join(folder, 'reauth-lab.json'), mapping);
  const { code, out } = await captured(['grade', 'mine.ts', '--json', '--only', 'refreshes-and-repeats'], folder);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject([{ error: sentence }]);
});

test('in a scenario of one’s own the checks are asked that can be asked in any, and a replay names its file', async () => {
  const folder = await folderWithFile(await readFile('src/wrappers/no-mutex.ts', 'utf8'));
  await writeFile(
    join(folder, 'bad day.json'),
    JSON.stringify({
      mounts: ['posts', 'users', 'note'].map((component) => ({ component, atMs: 0 })),
    }),
  );
  const { code, out } = await captured(
    ['grade', 'mine.ts', '--scenario', 'bad day.json', '--set', 'refresh-back=200', '--links', 'https://lab.example/'],
    folder,
  );
  expect(code).toBe(1);
  expect(out.split('\n')[0]).toBe('mine.ts: 4 of 11 checks hold, 5 not put to the test');
  expect(out).toContain('Users sent a refresh with r1 at 50 ms, while that of Posts was under way.');
  expect(out).toContain("run --file mine.ts --scenario 'bad day.json' --set refresh-back=200");
  const [, hash = ''] = /https:\/\/lab\.example\/#(\S+)/.exec(out) ?? [];
  expect(hash).toContain('/sandbox?s=1.');
});

test.for<readonly [args: readonly string[], sentence: string]>([
  [['--set', 'rotation=off'], 'Failed to read --set: there is no scenario to change. Name one with --scenario.'],
  [['--scenario', 'nowhere'], 'Failed to find the scenario "nowhere": there is none.'],
  [
    ['--scenario', 'fresh', '--only', 'one-refresh-in-every-order'],
    'Failed to read --only: there is no check "one-refresh-in-every-order" for any scenario. Use one-refresh-at-once, ',
  ],
  [
    ['--scenario', 'fresh', '--exercise', 'from-nothing'],
    'Failed to read --scenario: the goals of an exercise are asked in scenarios of their own.',
  ],
])('grade %j is answered by one sentence, and exit code 2', async ([args, sentence]) => {
  const { code, err } = await captured(['grade', 'mine.ts', ...args]);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
