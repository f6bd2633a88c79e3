import { expect, test } from 'vitest';
import { killedByTime } from '../../scripts/kill-mutant.ts';
import { mutantsOf, nameOf, OPERATORS } from '../../scripts/mutate.ts';
import reasons from '../../scripts/mutants.json' with { type: 'json' };
import { CHECK_IDS } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = reasons;

const mended = import.meta.glob<string>('../fixtures/mended/*.ts', { query: '?raw', import: 'default', eager: true });

const mutantsIn = (id: string) => mutantsOf(mended[`../fixtures/${id}.ts`] ?? sourceOf(id).text);

test('each operator makes its change, and types and imports stay as they are', () => {
  const text = [
    "import { a } from './a';",
    'export const f = async (x: 1): Promise<void> => {',
    '  if (x === 1 && a) return;',
    "  await g(x, 'one');",
    '};',
  ].join('\n');
  expect(mutantsOf(text).map((mutant) => `${mutant.line} ${nameOf(mutant)}`)).toEqual([
    '3 statement gone: if (x === 1 && a) return; → ;',
    "3 statements swapped: if (x === 1 && a) return; await g(x, 'one'); → await g(x, 'one'); if (x === 1 && a) return;",
    '3 condition turned: x === 1 && a → !(x === 1 && a)',
    '3 condition turned: x === 1 && a → x === 1 || a',
    '3 constant changed: 1 → 0',
    "4 statement gone: await g(x, 'one'); → ;",
    "4 await dropped: await g(x, 'one') → g(x, 'one')",
    "4 argument left out: g(x, 'one') → g(undefined, 'one')",
    "4 argument left out: g(x, 'one') → g(x)",
    "4 constant changed: 'one' → 'changed'",
  ]);
});

test('four wrappers give more than 350 mutants, by every operator', () => {
  const all = ['reference', 'mutex-token-check', 'mended/docs', 'mended/cookies'].flatMap((id) => mutantsIn(id));
  expect(all.length).toBeGreaterThan(350);
  expect(new Set(all.map(({ operator }) => operator))).toEqual(new Set(OPERATORS));
});

test.for(Object.keys(REASONS))('every mutant of %s that is let be is one of its mutants', (id) => {
  const names = new Set(mutantsIn(id).map((mutant) => nameOf(mutant)));
  expect(Object.keys(REASONS[id] ?? {}).filter((name) => !names.has(name))).toEqual([]);
});

test('every mutant of the reference breaks some check in runs by time, but those that are let be with a reason', async () => {
  // A promise that a mutant does not wait for any more may be rejected when nobody looks.
  const ignore = (): void => {};
  process.on('unhandledRejection', ignore);
  const original = sourceOf('reference');
  const survived: string[] = [];
  for (const mutant of mutantsIn('reference')) {
    const name = nameOf(mutant);
    if (REASONS['reference']?.[name] !== undefined) continue;
    const killer = await killedByTime({ ...original, origin: 'reader', text: mutant.text }, CHECK_IDS);
    if (killer === null) survived.push(name);
  }
  process.off('unhandledRejection', ignore);
  expect(survived).toEqual([]);
});
