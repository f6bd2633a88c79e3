import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gradeSource } from '../../../src/cli/grade/gradeSource.ts';
import { readWrapperFile } from '../../../src/cli/sources.ts';
import { CHECK_IDS } from '../../../src/sim/index.ts';

/** The quick ones: no orders of three calls. */
const ONLY = CHECK_IDS.slice(0, 6);

test.each(['mutex-in-local-storage.ts', 'shared-promise-and-store.ts', 'queue-of-waiters.js'])(
  'the example %s runs as it is, and holds what a sound wrapper holds',
  async (file) => {
    const { problem, checks } = await gradeSource(await readWrapperFile(`examples/${file}`, '.'), { only: ONLY });
    expect(problem).toBeNull();
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(['plain-text-401-refreshes']);
  },
);

test('the guide shows each example', () => {
  const guide = readFileSync('docs/how-to-grade.md', 'utf8');
  for (const file of ['mutex-in-local-storage.ts', 'shared-promise-and-store.ts', 'queue-of-waiters.js']) {
    expect(guide).toContain(`examples/${file}`);
  }
});
