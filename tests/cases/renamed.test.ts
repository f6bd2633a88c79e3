import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asSource } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { sourceOfFiles } from '../../src/reading/sourceOfFiles.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import { movedHelpers, renamed } from '../support/rewriting.ts';

const FOLDER = 'tests/cases/shapes';
const SHAPES = readdirSync(FOLDER).filter((file) => file !== 'only-a-slice.ts');

const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');

/** What is read and judged of a file, and of others that are given with it. */
async function judged(...files: readonly { readonly path: string; readonly text: string }[]) {
  const { source } = await sourceOfFiles(files);
  const { reading, source: read } = await readSource(await asSource(source, source.file, process.cwd(), undefined));
  const results = await runChecks(read, { only: ['refreshes-and-repeats', 'one-refresh-at-once'] });
  const { confirmed, refresh, expiry } = reading;
  return { confirmed, refresh, expiry, standings: results.map((result) => [result.id, standingOf(result)]) };
}

test('other names for what is its own change nothing of how a shape is read and judged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SHAPES), fc.integer({ min: 1, max: 999 }), async (file, seed) => {
      const text = textOf(file);
      const other = await renamed(file, text, (at) => `v${seed}_${at}`);
      expect(other).not.toBe(text);
      expect(await judged({ path: file, text: other })).toEqual(await judged({ path: file, text }));
    }),
    { numRuns: 12, seed: 21, endOnFailure: true },
  );
});

test('helpers in another file that is given too change nothing of how a shape is read and judged', async () => {
  let moved = 0;
  for (const file of SHAPES) {
    const text = textOf(file);
    const parts = await movedHelpers(file, text);
    if (!parts) continue;
    moved += 1;
    const ending = file.endsWith('.js') ? 'js' : 'ts';
    expect(
      await judged({ path: file, text: parts.rest }, { path: `helpers.${ending}`, text: parts.helpers }),
      file,
    ).toEqual(await judged({ path: file, text }));
  }
  expect(moved).toBeGreaterThanOrEqual(20);
});
