import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BENCHES, benchOf, FIRST_BENCH, linkedBench } from '../../../../src/app/pages/workbench/benches.ts';
import { WRAPPERS } from '../../../../src/wrappers/index.ts';

test('one can begin with every exercise and with every wrapper, and no two are called the same', () => {
  expect(BENCHES.filter(({ isExercise }) => isExercise).map(({ id }) => id)).toEqual([
    'fix-the-stampede',
    'break-the-loop',
    'close-the-late-401',
    'log-out-once',
    'time-out-the-hung-refresh',
    'from-nothing',
  ]);
  expect(BENCHES.filter(({ isExercise }) => !isExercise)).toHaveLength(WRAPPERS.length);
  expect(new Set(BENCHES.map(({ id }) => id)).size).toBe(BENCHES.length);
  expect(benchOf('nowhere')).toBeNull();
});

test('a text from a link is kept apart from one’s own, and from that of another link', () => {
  const bench = benchOf(FIRST_BENCH);
  if (!bench) throw new Error('Failed to find the first bench. Correct FIRST_BENCH.');
  const linked = linkedBench(bench, { file: 'theirs.ts', text: 'theirs' });
  expect(linked).toMatchObject({ address: FIRST_BENCH, file: 'theirs.ts', start: 'theirs', solution: null });
  const ids = [bench.id, linked.id, linkedBench(bench, { file: 'theirs.ts', text: 'others' }).id];
  expect(new Set(ids).size).toBe(3);
});

test('no file of an exercise repeats another one or a wrapper, and each is used', () => {
  const files = globSync('src/{exercises,wrappers}/*.ts').map((path) => readFileSync(path, 'utf8'));
  expect(files.filter((text, at) => files.indexOf(text) !== at)).toEqual([]);
  const used = BENCHES.flatMap(({ start, solution }) => [start, solution]);
  const own = globSync('src/exercises/*.{start,solution}.ts');
  expect(own.filter((path) => !used.includes(readFileSync(path, 'utf8')))).toEqual([]);
});
