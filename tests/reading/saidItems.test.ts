import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';

/** The items of a shape that says this in its first line. */
async function itemsOf(said: string) {
  const source = await readWrapperFile('tests/cases/shapes/slice-cookie-get.ts', process.cwd());
  const { reading } = await readSource({ ...source, text: `// @reauth-lab ${said}\n${source.text}` });
  return reading;
}

test('what a comment says is an item of the reading, and sure', async () => {
  const { facts } = await itemsOf('storage.refresh=rt refresh=POST:/session/other');
  const said = facts.filter(({ sure }) => sure === 'said');
  expect(said.map(({ what, said: words, remedy }) => [what, words, remedy])).toEqual([
    ['refresh token', 'localStorage.rt', null],
    ['refresh', expect.stringMatching(/^POST \/session\/other /), null],
  ]);
});

test('of a status that is said no other is tried, and the question names no other', async () => {
  const { doubts, facts } = await itemsOf('expired=419');
  expect(facts.map(({ what }) => what)).not.toContain('refresh');
  expect(doubts.map(({ question }) => question)).toEqual([
    'No refresh followed when a call was refused with the status that is said. What leads to one?',
  ]);
});
