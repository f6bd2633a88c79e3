import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aFile, number, values } from '../quiz/report/aFile.ts';
import { captured } from './captured.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reauth-lab-report-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes files of a class and runs `lab report` on them, in their folder. */
async function report(files: readonly { readonly name: string; readonly text: string }[], ...args: string[]) {
  for (const { name, text } of files) await writeFile(join(folder, name), text);
  return captured(['report', ...(args.length > 0 ? args : files.map(({ name }) => name))], folder);
}

const ANN = aFile('ann.json', { 'stampede-refreshes': [number(1), number(3)], 'plain-outcome': [values('nothing')] });
const BOB = aFile('bob.json', { 'stampede-refreshes': [number(3)] }, { startMs: 1 });

test('it prints for each question who was right at first, and the misconception behind the usual mistake', async () => {
  const { code, out, err } = await report([BOB, aFile('ann.json', { 'stampede-refreshes': [number(1), number(3)] })]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const at = out.indexOf('   stampede-refreshes: ');
  expect(out.slice(0, at)).toContain('2 learners, 2 files.');
  expect(out.slice(at).split('\n')).toEqual([
    '   stampede-refreshes: 1 of 2 right at first (50 %), 1 later',
    '      How many refresh requests does this run make?',
    '      Right is “3”.',
    expect.stringMatching(/^ {6}1 chose “1”\. 1 would be right if .+\.$/),
    '',
    expect.stringMatching(/^Nobody has begun: 1 .*, 2 .*, 4 .*, 10 .*\.$/),
    '',
    expect.stringMatching(
      /^ {2}learner {3}points +answered +right at first {2}right later {2}lessons not done {2}exercises not sol/,
    ),
    expect.stringMatching(/^ {2}bob\.json {2}1 of \d+ +1 of \d+ +1 +0 +all +all$/),
    expect.stringMatching(/^ {2}ann\.json {2}0 of \d+ +1 of \d+ +0 +1 +all +all$/),
  ]);
});

test('a folder stands for the files in it, and a file that is named twice counts once', async () => {
  await report([ANN, BOB, { name: 'notes.txt', text: 'no export' }]);
  const { code, out } = await captured(['report', '.', 'ann.json', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ files: 2, learners: 2, faults: [] });
});

test('folders are looked into, learners are called by their names, and have a table of their own', async () => {
  const named = {
    ...JSON.parse(ANN.text),
    name: 'Ann Ø',
    exercises: [{ id: 'break-the-loop', solved: true }],
  } as object;
  await mkdir(join(folder, 'class', 'ann', 'deeper'), { recursive: true });
  await writeFile(join(folder, 'class', 'ann', 'deeper', 'progress.json'), JSON.stringify(named));
  await writeFile(join(folder, 'class', 'ann', 'package.json'), '{}');
  await mkdir(join(folder, 'class', 'a.json'));
  await writeFile(join(folder, 'class', 'bob.json'), BOB.text);
  const { code, out } = await captured(['report', 'class', '--learners', 'learners.csv', '--json'], folder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    byLearner: [
      { name: 'Ann Ø', answered: 1, rightLater: 1, solved: ['break-the-loop'], lessonsNotDone: { length: 10 } },
      { name: join('class', 'bob.json'), answered: 1, rightAtFirst: 1, solved: [] },
    ],
  });
  const [head, ann, bob] = (await readFile(join(folder, 'learners.csv'), 'utf8')).split('\r\n');
  expect(head).toBe(
    '\uFEFFlearner,points,of points,answered,of,right at first,"right at first, %",right later,late,lessons done,lessons not done,exercises solved,exercises not solved,files',
  );
  expect(ann).toMatch(/^Ann Ø,0,\d+,1,\d+,0,0,1,0,0,1–10,1,fix-the-stampede close-the-late-401 /);
  expect(bob).toMatch(/^class.bob\.json,1,\d+,1,\d+,1,100,0,0,0,1–10,0,fix-the-stampede break-the-loop /);
});

test('--json has lessons, questions, mistakes, notes and faults as data', async () => {
  const { out } = await report([ANN, BOB], '--json', 'ann.json', 'bob.json');
  const { lessons, notes } = JSON.parse(out) as {
    lessons: { questions: { id: string; answered: number; mistakes: object[] }[] }[];
    notes: string[];
  };
  expect(lessons).toHaveLength(10);
  expect(lessons.flatMap(({ questions }) => questions).find(({ id }) => id === 'stampede-refreshes')).toMatchObject({
    answered: 2,
    rightAtFirst: 1,
    rightLater: 1,
    afterReset: 0,
    mistakes: [{ kind: 'chose', said: '1', learners: 1 }],
  });
  expect(notes).toEqual([
    'The question "plain-outcome" does not have the first answer of one learner (ann.json) any more: left out there.',
  ]);
});

test('--csv writes a table beside what is printed', async () => {
  const { code, out } = await report([ANN, BOB], 'ann.json', 'bob.json', '--csv', 'class.csv');
  expect(code).toBe(0);
  expect(out).toContain('2 learners');
  const lines = (await readFile(join(folder, 'class.csv'), 'utf8')).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFlesson,lesson title,question,/);
  expect(lines.find((line) => line.includes(',stampede-refreshes,'))).toMatch(/,2,1,50,1,0,3,1,1,1 would be right if /);
});

test('files that cannot be read get a line each and exit code 2, and the others are reported', async () => {
  await mkdir(join(folder, 'nothing'));
  const { code, out, err } = await report(
    [BOB, { name: 'cut.json', text: '{"version"' }, { name: 'empty.json', text: '' }],
    'cut.json',
    'missing.json',
    'bob.json',
    'empty.json',
    'nothing',
  );
  expect(code).toBe(2);
  expect(out).toContain('1 of 1 right at first (100 %)');
  const again = 'Ask for a file that “Export to a file” on the practice page has made.';
  const path = 'Give the path of an exported file, or of a folder of them.';
  expect(err.split('\n')).toEqual([
    `Failed to read missing.json: there is no such file. ${path}`,
    `Failed to read nothing: there is no .json file in it. ${path}`,
    `Failed to read cut.json: it is no JSON. ${again}`,
    `Failed to read empty.json: it is empty. ${again}`,
  ]);
});

test('a table that cannot be written is told after the report is printed', async () => {
  const { code, out, err } = await report([BOB], 'bob.json', '--csv', 'no/such/folder.csv');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'Failed to write no/such/folder.csv: there is no such folder. Give the path of a file that can be written.',
  });
  expect(out).toContain('1 learner, 1 file.');
});

test('without files it says so', async () => {
  expect(await captured(['report'], folder)).toEqual({
    code: 2,
    out: '',
    err: "Failed to read the command line: missing required argument 'files'. Use --csv, --learners, --assignment, --json or --help.",
  });
});

test('files without answers are no fault', async () => {
  expect(await report([aFile('new.json', {})])).toEqual({
    code: 0,
    out: '0 learners, 1 file. Of each question the first answer counts.\n\nNobody has answered a question of a lesson.\n\nNo answers are in new.json.',
    err: '',
  });
});
