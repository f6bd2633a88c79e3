import { expect, test } from 'vitest';
import { EXERCISES } from '../../src/exercises/exercises.ts';
import { CHECKS, SCENARIOS, SETTINGS } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { notesOf } from '../../src/wrappers/notes.ts';
import { captured } from './captured.ts';

test('list names every wrapper, scenario, setting, check and exercise on a line of its own', async () => {
  const { code, out } = await captured(['list']);
  const names = out.split('\n').flatMap((line) => /^ {2}(\S+) {2,}\S/.exec(line)?.[1] ?? []);
  expect(code).toBe(0);
  expect(names).toEqual([
    ...WRAPPERS.map(({ id }) => id),
    ...SCENARIOS.map(({ id }) => id),
    ...SETTINGS.map(({ key }) => key),
    ...CHECKS.map(({ id }) => id),
    ...EXERCISES.map(({ id }) => id),
  ]);
});

test('list --json has the same as data', async () => {
  const { out } = await captured(['list', '--json']);
  expect(JSON.parse(out)).toEqual({
    wrappers: WRAPPERS.map(({ id, title }) => ({ id, title, sentence: notesOf(id).sentence })),
    scenarios: SCENARIOS.map(({ id, title, about }) => ({ id, title, about })),
    settings: SETTINGS.map(({ key, about, values }) => ({ key, about, values })),
    checks: CHECKS.map(({ id, level, sentence }) => ({ id, level, sentence })),
    exercises: EXERCISES.map(({ id, title, goals }) => ({ id, title, goals })),
  });
});
