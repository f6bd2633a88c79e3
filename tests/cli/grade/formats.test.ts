import { expect, test } from 'vitest';
import {
  equalHandIns,
  gradeDetailsToCsv,
  gradeTable,
  gradeToCsv,
  gradeToJson,
  gradeToJUnit,
  gradeToText,
  replayCommand,
} from '../../../src/cli/grade/formats.ts';
import { gradedFile } from '../../../src/cli/grade/gradeSource.ts';
import type { GradedFile, HandedIn } from '../../../src/cli/grade/gradeSource.ts';
import { evenMarking, pointsFor } from '../../../src/cli/grade/marking.ts';
import { notJudged } from '../../../src/sim/checks/check.ts';
import type { CheckWitness } from '../../../src/sim/index.ts';

const witness: CheckWitness = {
  scenario: 'three-at-once',
  settings: { components: '2', rotation: 'off' },
  schedule: { by: 'choices', choices: ['posts.1>', 'abort:posts'], then: 'first' },
  step: 3,
  request: 'posts.1',
};

const holding = {
  id: 'refreshes-and-repeats',
  runs: 1,
  orders: null,
  holds: true,
  tested: true,
  because: 'Posts sent one refresh.',
  witness: null,
} as const;

const untested = {
  ...holding,
  id: 'fresh-refresh-token',
  tested: false,
  because: 'No run put this to the test: no refresh was sent.',
} as const;
const TAKEN = { startedAt: '2026-03-01T09:30:00.000Z', tookMs: [1200, 40] } as const;
/** A graded file as a hand-in: a point for each check that holds. */
function handedIn(graded: GradedFile): HandedIn {
  const marking = evenMarking(graded.checks.map(({ id }) => id));
  const worth = pointsFor(graded, [], marking);
  const student = graded.file.replace(/\.ts$/, '');
  return { ...graded, student, assignment: null, claims: [], ...worth, links: {}, others: [] };
}

const partly = handedIn(gradedFile('mine.ts', { checks: [holding, untested], problem: null, reading: null, ...TAKEN }));

const graded = (because: string, file = 'mine.ts'): HandedIn =>
  handedIn({
    ...TAKEN,
    file,
    key: file,
    checks: [
      holding,
      { id: 'one-refresh-at-once', runs: 1, orders: null, holds: false, because, witness, problem: null },
    ],
    held: 1,
    violated: 1,
    error: null,
    reading: null,
  });

const broken = handedIn({
  ...TAKEN,
  key: null,
  file: 'broken.ts',
  checks: [
    {
      id: 'refreshes-and-repeats',
      runs: 0,
      orders: null,
      holds: false,
      because: 'Failed: why.',
      witness: null,
      problem: null,
    },
  ],
  held: 0,
  violated: 1,
  error: 'Failed: why.',
  reading: null,
});

const REPLAY = `npm run --silent lab -- run --file mine.ts --scenario three-at-once --set components=2 rotation=off --schedule "posts.1> abort:posts"`;

test('text has a line for each check by level, and below a violated one how to replay it', () => {
  expect(gradeToText(graded('Users sent a second one.'))).toBe(
    [
      'mine.ts: 1 of 2 checks hold',
      '',
      '  Works, 1 of 1',
      '    held                 refreshes-and-repeats  Posts sent one refresh.',
      '',
      '  No stampede, 0 of 1',
      '    violated             one-refresh-at-once    Users sent a second one.',
      `                         ${REPLAY}`,
    ].join('\n'),
  );
  expect(gradeToText(broken)).toBe('broken.ts: not graded\n\n  Failed: why.');
});

test('a check that no run put to the test is neither held nor violated, in every format', () => {
  const { because } = untested;
  expect({ held: partly.held, violated: partly.violated }).toEqual({ held: 1, violated: 0 });
  expect(gradeToText(partly)).toBe(
    [
      'mine.ts: 1 of 2 checks hold, 1 not put to the test',
      '',
      '  Works, 1 of 1',
      '    held                 refreshes-and-repeats  Posts sent one refresh.',
      '',
      '  Every order, 0 of 1',
      `    not put to the test  fresh-refresh-token    ${because}`,
    ].join('\n'),
  );
  expect(JSON.parse(gradeToJson([partly]))).toMatchObject([
    { held: 1, violated: 0, checks: [{ tested: true }, { holds: true, tested: false, because }] },
  ]);
  expect(gradeDetailsToCsv([partly])).toContain(`fresh-refresh-token,untested,${because},,`);
  const report = gradeToJUnit([partly]);
  expect(report).toContain(
    '<testsuite name="mine.ts" tests="2" failures="0" errors="0" skipped="1" time="1.240" timestamp="2026-03-01T09:30:00">',
  );
  expect(report).toContain(`><skipped message="${because}"/></testcase>`);
});

const askedFile = gradedFile('mine.ts', {
  checks: [holding, notJudged('fresh-refresh-token', 'Which is the refresh?')],
  problem: null,
  reading: {
    entry: 'baseQuery',
    confirmed: false,
    doubts: [
      {
        question: 'Which is the refresh?',
        choices: [{ means: 'POST /renew', comment: '// @reauth-lab refresh=/renew' }],
      },
    ],
  },
  ...TAKEN,
});
const asked = handedIn(askedFile);

test('a check that is not judged is neither, and its question comes with the comments that answer it', () => {
  const because = 'Not judged: Which is the refresh?';
  expect({ held: asked.held, violated: asked.violated }).toEqual({ held: 1, violated: 0 });
  expect(gradeToText(asked)).toBe(
    [
      'mine.ts: 1 of 2 checks hold, 1 not judged',
      '',
      '  ? Which is the refresh?',
      '      // @reauth-lab refresh=/renew    POST /renew',
      '',
      '  Works, 1 of 1',
      '    held                 refreshes-and-repeats  Posts sent one refresh.',
      '',
      '  Every order, 0 of 1',
      `    not judged           fresh-refresh-token    ${because}`,
    ].join('\n'),
  );
  expect(JSON.parse(gradeToJson([asked]))).toMatchObject([
    {
      reading: { confirmed: false, doubts: [{ question: 'Which is the refresh?' }] },
      checks: [{ judged: true }, { holds: null, judged: false, because }],
    },
  ]);
  expect(gradeDetailsToCsv([asked])).toContain(`fresh-refresh-token,not judged,${because},,`);
  expect(gradeToJUnit([asked])).toContain(`><skipped message="${because}"/></testcase>`);
});

test('what a wrapper says cannot pass for a line of the report, nor steer the terminal', () => {
  const text = gradeToText(graded('it threw\n    holds     one-refresh-at-once\u001B[2J\u202E'));
  expect(text).toContain('it threw holds one-refresh-at-once\uFFFD[2J\uFFFD\n');
});

test('JSON has what a program needs, and nothing else', () => {
  expect(JSON.parse(gradeToJson([graded('Why.'), broken]))).toEqual([
    {
      student: 'mine',
      file: 'mine.ts',
      reading: null,
      checks: [
        {
          id: 'refreshes-and-repeats',
          holds: true,
          judged: true,
          tested: true,
          because: 'Posts sent one refresh.',
          witness: null,
        },
        { id: 'one-refresh-at-once', holds: false, judged: true, tested: true, because: 'Why.', witness },
      ],
      held: 1,
      violated: 1,
      points: 1,
      most: 2,
      error: null,
    },
    {
      student: 'broken',
      file: 'broken.ts',
      reading: null,
      checks: [
        {
          id: 'refreshes-and-repeats',
          holds: false,
          judged: true,
          tested: true,
          because: 'Failed: why.',
          witness: null,
        },
      ],
      held: 0,
      violated: 1,
      points: 0,
      most: 1,
      error: 'Failed: why.',
    },
  ]);
});

test('JUnit has a suite for each file, failures for violated checks, and errors for what cannot be run', () => {
  const report = gradeToJUnit([graded('Users sent a second one.'), broken]);
  expect(report).toContain('<testsuites name="reauth-lab" tests="3" failures="1" errors="1" time="2.480">');
  expect(report).toContain('<testsuite name="mine.ts" tests="2" failures="1" errors="0" skipped="0" time="1.240" ');
  expect(report).toContain('<failure message="Users sent a second one.">Users sent a second one.\nnpm run');
  expect(report).toContain('<error message="Failed: why.">Failed: why.</error>');
});

test('JUnit is XML, whatever a wrapper says', () => {
  const report = gradeToJUnit([graded('a "b" <c> & \u0000\u0007\uD800 ]]>\nd', 'it\'s "<mine>".ts')]);
  expect(report).toContain('classname="it\'s &quot;&lt;mine&gt;&quot;.ts"');
  expect(report).toContain('<failure message="a &quot;b&quot; &lt;c&gt; &amp; \uFFFD\uFFFD\uFFFD ]]&gt;&#10;d">');
});

test('CSV has a row for each check, with CRLF and quotes as RFC 4180 has them', () => {
  const rows = gradeDetailsToCsv([graded('one, "two"\nthree')]).split('\r\n');
  expect(rows).toEqual([
    '\uFEFFstudent,level,check,holds,because,replay,link,file,error',
    'mine,works,refreshes-and-repeats,yes,Posts sent one refresh.,,,mine.ts,',
    `mine,no-stampede,one-refresh-at-once,no,"one, ""two""\nthree","${REPLAY.replaceAll('"', '""')}",,mine.ts,`,
    '',
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
  'a cell that begins as %j is no formula to a spreadsheet',
  (text) => {
    expect(gradeDetailsToCsv([graded(text, text)])).toContain(
      `\r\n'${text},no-stampede,one-refresh-at-once,no,'${text},`,
    );
  },
);

test.each([
  ['a b.js', "'a b.js'"],
  ["it's.ts", String.raw`'it'\''s.ts'`],
  ['-x.ts', './-x.ts'],
  ['$(rm).ts', "'$(rm).ts'"],
])('the path %s is written so that a shell takes it as it is', (file, quoted) => {
  expect(replayCommand(file, { ...witness, settings: {}, schedule: { by: 'time' } })).toBe(
    `npm run --silent lab -- run --file ${quoted} --scenario three-at-once`,
  );
});

test('a replay names the mapping that was named for grading', () => {
  expect(replayCommand('mine.ts', { ...witness, settings: {}, schedule: { by: 'time' } }, { config: 'my.json' })).toBe(
    'npm run --silent lab -- run --file mine.ts --config my.json --scenario three-at-once',
  );
  expect(replayCommand('mine.ts', null)).toBeNull();
});

test('a table at the end has a line for each student, and those who handed in the same are named', () => {
  const copy = { ...graded('Users sent a second one.', 'copy of mine.ts'), key: 'mine.ts' };
  const all = [graded('Users sent a second one.'), copy, asked, broken];
  expect(gradeTable(all)).toBe(
    [
      '4 students:',
      '',
      '  student       points                 violated first',
      '  mine          1 of 2                 one-refresh-at-once',
      '  copy of mine  1 of 2                 one-refresh-at-once',
      '  mine          1 of 2 (1 not judged)',
      '  broken        not graded',
    ].join('\n'),
  );
  expect(equalHandIns(all)).toEqual(['The same text: mine.ts, copy of mine.ts.']);
});

test('CSV of a class has a row for each student, opens as UTF-8, and keeps a semicolon in its cell', () => {
  const linked = { ...graded('one; two', 'Jürgen.ts'), links: { 'one-refresh-at-once': 'https://lab.example/#/x' } };
  expect(gradeToCsv([linked, broken]).split('\r\n')).toEqual([
    '\uFEFFstudent,points,of,checks,held,not put to the test,violated,not judged,violated first,because,link,file,base query,error',
    'Jürgen,1,2,2,1,0,1,0,one-refresh-at-once,"one; two",https://lab.example/#/x,Jürgen.ts,,',
    'broken,0,1,1,0,0,1,0,refreshes-and-repeats,Failed: why.,,broken.ts,,Failed: why.',
    '',
  ]);
});

test('the file with the base query of a folder is told, with how many others it uses; and the link below the replay', () => {
  const folder: HandedIn = {
    ...graded('Why.', 'class/ann'),
    reading: {
      file: 'src/base.ts',
      entry: 'base',
      modules: [{ as: 'own' }, { as: 'library' }],
      confirmed: true,
      doubts: [],
    },
    links: { 'one-refresh-at-once': 'https://lab.example/#/x' },
    others: ['src/old.ts'],
  };
  const lines = gradeToText(folder).split('\n');
  expect(lines[1]).toBe('  Its base query is src/base.ts, with 1 module of its own.');
  expect(lines[2]).toBe('  A base query is also in src/old.ts.');
  expect(lines.at(-1)).toBe('                         https://lab.example/#/x');
  expect(gradeToCsv([folder])).toContain(',class/ann,src/base.ts,');
});

test('JUnit is what Jenkins takes: attributes that its schema knows, times in seconds, a time of day', () => {
  const report = gradeToJUnit([graded('Why.'), partly]);
  const attributes = (element: string): readonly (string | undefined)[] =>
    [...(new RegExp(`<${element} ([^>]*?)/?>`).exec(report)?.[1] ?? '').matchAll(/([a-z]+)="/g)].map(
      ([, name]) => name,
    );
  expect(attributes('testsuites')).toEqual(['name', 'tests', 'failures', 'errors', 'time']);
  expect(attributes('testsuite')).toEqual(['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp']);
  expect(attributes('testcase')).toEqual(['classname', 'name', 'time']);
  expect(report).toContain('time="1.200"');
});
