import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

test('hand-ins are graded by the goals of an assignment, for the points that it gives them', async () => {
  const folder = await folderWithExample();
  await copyFile('src/wrappers/mutex.ts', join(folder, 'ann.ts'));
  await copyFile('src/wrappers/no-mutex.ts', join(folder, 'bob.ts'));
  const { code, out } = await captured(['grade', '.', '--assignment', 'assignment.json'], folder);
  expect(code).toBe(1);
  expect(out.split('\n').slice(-3)).toEqual([
    '  student  points  violated first',
    '  ann      4 of 4',
    '  bob      1 of 4  one-refresh-at-once',
  ]);
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
  const [, one, two] = (await readFile(join(folder, 'learners.csv'), 'utf8')).split('\r\n');
  expect(one).toMatch(/^ann\.json,2\.5,4,2,3,1,50,1,0,/);
  expect(two).toMatch(/^bob\.json,0,4,2,3,0,0,0,2,/);
  // A challenge that was done is counted with the exercises.
  expect(one).toContain(',1,assignment-one-refresh-for-all,ann.json');
  expect(two).toContain(',0,assignment-one-refresh-for-all assignment-one-refresh-for-all/challenge-1,bob.json');
});

test.each([
  ['{}', ['report', 'x.json'], 'Failed to read the assignment a.json at kind: '],
  [
    JSON.stringify({ kind: 'assignment', id: 'a', title: 'A', parts: [{ kind: 'text', text: 'x' }] }),
    ['grade', 'x.ts'],
    'Failed to grade by a.json: it has no exercise. Give an assignment with one.',
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
