import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aFile, number, values } from '../quiz/report/aFile.ts';
import { captured } from './captured.ts';

async function folderWithExample(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-assignment-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyFile('docs/assignment.example.json', join(folder, 'assignment.json'));
  return folder;
}

test('hand-ins are graded by the goals of an assignment, checks and claims, for the points that it gives them', async () => {
  const folder = await folderWithExample();
  await copyFile('src/wrappers/mutex.ts', join(folder, 'ann.ts'));
  await copyFile('src/wrappers/no-mutex.ts', join(folder, 'bob.ts'));
  const args = ['grade', '.', '--assignment', 'assignment.json', '--csv', 'points.csv', '--details', 'details.csv'];
  const { code, out } = await captured(args, folder);
  expect(code).toBe(1);
  const [noLogout, asMany] = [
    'In “slow-users”: exactly 0 forced logouts',
    'In “Three at once”: at most as many requests in all as Mutex in “Three at once”, which has 7',
  ];
  expect(out).toContain(
    `\n  Claims, 1 of 2\n    violated             ${noLogout}. It has 2 forced logouts.\n    held                 ${asMany}. It has 7 requests in all.`,
  );
  expect(out.split('\n').slice(-3)).toEqual([
    '  student  points  violated first',
    '  ann      7 of 7',
    '  bob      3 of 7  one-refresh-at-once',
  ]);
  const rows = (await readFile(join(folder, 'points.csv'), 'utf8')).split('\r\n');
  expect(rows[0]).toMatch(/,error,assignment,claims,claims held$/);
  expect(rows[1]).toMatch(/^ann,7,7,2,2,0,0,0,.*,one-refresh-for-all,2,2$/);
  expect(rows[2]).toMatch(/^bob,3,7,2,1,0,1,0,one-refresh-at-once,.*,one-refresh-for-all,2,1$/);
  const details = await readFile(join(folder, 'details.csv'), 'utf8');
  expect(details).toContain(`\r\nann,claims,${noLogout},yes,It has 0 forced logouts.,,,ann.ts,\r\n`);
});

const EXERCISE = { kind: 'exercise', start: { wrapper: 'no-mutex' } };
const WEEK_1 = {
  kind: 'assignment',
  id: 'week-1',
  title: 'Week 1',
  parts: [{ ...EXERCISE, goals: ['refreshes-and-repeats'] }],
};
const NO_LOGOUT = { fact: 'forcedLogouts', scenario: 'three-at-once', is: 'exactly', bound: 0 };
const WEEK_2 = {
  kind: 'assignment',
  id: 'week-2',
  title: 'Week 2',
  parts: [{ ...EXERCISE, goals: [{ claim: NO_LOGOUT, points: 3 }] }],
};
const COURSE = { kind: 'course', id: 'autumn', title: 'Autumn', parts: [WEEK_1, { lesson: 'the-mutex' }, WEEK_2] };

test('of a course each hand-in is graded by the assignment that its name or its folder says, into one table', async () => {
  const folder = await folderWithExample();
  await writeFile(join(folder, 'course.json'), JSON.stringify(COURSE));
  await mkdir(join(folder, 'class/week-1'), { recursive: true });
  await mkdir(join(folder, 'class/bob'));
  await copyFile('src/wrappers/mutex.ts', join(folder, 'class/week-1/ann.ts'));
  await copyFile('src/wrappers/no-mutex.ts', join(folder, 'class/ann-week-2.ts'));
  await copyFile('src/wrappers/plain.ts', join(folder, 'class/bob/assignment-week-1.ts'));
  await copyFile('src/wrappers/mutex.ts', join(folder, 'class/bob/assignment-week-2.ts'));
  await copyFile('src/wrappers/plain.ts', join(folder, 'class/cem.ts'));
  const args = ['grade', 'class', '--assignment', 'course.json', '--csv', 'points.csv'];
  const { code, out, err } = await captured(args, folder);
  expect(code).toBe(2);
  expect(err).toBe(
    'Failed to grade class/cem.ts: the course has several exercises, and nothing says which this is for. Name it, or a folder that it is in, after one of week-1, week-2, or give --assignment course.json#week-1.',
  );
  expect(out.split('\n').slice(-6)).toEqual(
    [
      '2 students:',
      '',
      '  student  assignment  points  violated first',
      '  ann      week-2      0 of 3  In “Three at once”: exactly 0 forced logouts',
      '  bob      week-1      0 of 1  refreshes-and-repeats',
      '  bob      week-2      3 of 3',
      '  ann      week-1      1 of 1',
    ].slice(-6),
  );
  const rows = (await readFile(join(folder, 'points.csv'), 'utf8')).trimEnd().split('\r\n').slice(1);
  expect(rows.map((row) => row.split(',').slice(0, 3).join())).toEqual(['ann,0,3', 'bob,0,1', 'bob,3,3', 'ann,1,1']);

  // One of them for all that is given.
  const one = await captured(['grade', 'class/cem.ts', '--assignment', 'course.json#week-1'], folder);
  expect({ code: one.code, err: one.err }).toEqual({ code: 1, err: '' });
});

test('a class’s answers are reported by an assignment: keys computed, half marks, what came too late', async () => {
  const folder = await folderWithExample();
  const id = (place: number) => `assignment-one-refresh-for-all-${place}`;
  const ann = aFile('ann.json', { [id(1)]: [number(3)], [id(2)]: [number(1), number(2)] });
  const bob = aFile('bob.json', { [id(1)]: [number(1)], [id(3)]: [values('stuck')] }, { startMs: Date.UTC(2027, 0) });
  const done = [{ id: 'assignment-one-refresh-for-all/challenge-1', solved: true, text: null }];
  await writeFile(join(folder, ann.name), JSON.stringify({ ...(JSON.parse(ann.text) as object), exercises: done }));
  await writeFile(join(folder, bob.name), bob.text);
  const args = ['report', 'ann.json', 'bob.json', '--assignment', 'assignment.json', '--learners', 'learners.csv'];
  const { code, out, err } = await captured(args, folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('1  One refresh for all');
  expect(out).toContain(`   ${id(1)}: 1 of 2 right at first (50 %)`);
  const [head, one, two] = (await readFile(join(folder, 'learners.csv'), 'utf8')).split('\r\n');
  expect(one).toMatch(/^ann\.json,3\.5,5,2,3,1,50,1,0,/);
  expect(two).toMatch(/^bob\.json,0,5,2,3,0,0,0,2,/);
  // A challenge has a title, a column and points of its own.
  expect(head).toMatch(
    /,exercises solved,exercises not solved,files,One refresh for all: make it refresh twice \(of 1\)$/,
  );
  expect(one).toContain(',0,assignment-one-refresh-for-all,ann.json,1');
  expect(two).toContain(',0,assignment-one-refresh-for-all,bob.json,0');
  expect(out).toContain(
    'You are the network: One refresh for all: make it refresh twice: 1 of 2 learners did it, for 1 point.',
  );
  expect(out).toMatch(/\n  bob\.json +0 of 5 +2 of 3, 2 late +0 +0 +all +0 of 1 +all$/m);
});

test.each([
  ['{}', ['report', 'x.json'], 'Failed to read the assignment a.json at kind: '],
  [
    JSON.stringify({ kind: 'assignment', id: 'a', title: 'A', parts: [{ kind: 'text', text: 'x' }] }),
    ['grade', 'x.ts'],
    'Failed to grade by a.json: it has no exercise. Give an assignment with one.',
  ],
  [
    JSON.stringify({
      ...WEEK_2,
      parts: [{ ...EXERCISE, goals: [{ claim: { ...NO_LOGOUT, scenario: 'no-such' } }] }],
    }),
    ['grade', 'x.ts'],
    'Failed to compute claim 1 of the assignment week-2: Failed to read the assignment week-2: there is no scenario "no-such".',
  ],
  [
    JSON.stringify({ kind: 'course', id: 'a', title: 'A', parts: [{ lesson: 'no-such' }] }),
    ['report', 'x.json'],
    'Failed to read the course a: there is no lesson "no-such". Use one of why-silent-refresh, ',
  ],
])('%s is refused in one sentence', async (text, args, said) => {
  const folder = await folderWithExample();
  await writeFile(join(folder, 'a.json'), text);
  const { code, out, err } = await captured([...args, '--assignment', 'a.json'], folder);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
});
