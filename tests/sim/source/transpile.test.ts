import { expect, test } from 'vitest';
import { checkSyntax } from '../../../src/sim/source/checkSyntax.ts';
import { rewritesOfLab, transpile } from '../../../src/sim/source/transpile.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';

const spans = (of: readonly { readonly start: number; readonly end: number }[]) =>
  of.map(({ start, end }) => [start, end]);

test.each(WRAPPERS)(
  'in $file and the app around it the parser finds nothing else to rewrite, and no mistake',
  async ({ id, file }) => {
    const { text, app } = sourceOf(id);
    for (const [name, one] of [[file, text] as const, ...Object.entries(app)]) {
      const { metas, exportLists } = await checkSyntax(name, one);
      expect({ name, metas: spans(metas), exportLists }).toEqual({
        name,
        metas: spans(rewritesOfLab(one).metas),
        exportLists: [],
      });
    }
  },
);

test('a text is the same program, whoever brought it', async () => {
  const { file, text } = sourceOf('promise-flag');
  expect(text).toContain('import.meta');
  expect((await transpile(file, text, 'lab')).code).toBe((await transpile(file, text, 'reader')).code);
});
