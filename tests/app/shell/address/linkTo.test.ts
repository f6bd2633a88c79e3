import { expect, test } from 'vitest';
import { linkTo } from '../../../../src/app/shell/address/linkTo.ts';
import { readShared } from '../../../../src/app/shell/address/readShared.ts';

const own = { file: 'mine.ts', text: 'export const baseQueryWithReauth = () => ({ data: 1 });\n' };
const linked = { file: 'theirs.ts', text: 'export default () => ({ data: 2 });\n' };

async function placeOf(place: string, files: Parameters<typeof linkTo>[1] = { own, linked: null }): Promise<string> {
  const made = await linkTo(place, files);
  return 'place' in made ? made.place : made.refused;
}

async function opened(place: string) {
  const read = await readShared(new URLSearchParams(place.split('?')[1]).get('s') ?? '');
  return read.state === 'opened' ? read.shared : read.message;
}

test('what a lab has by itself stays readable, with a version', async () => {
  expect(await placeOf('/sandbox?wrapper=mutex&scenario=late-401&step=4')).toBe(
    '/sandbox?wrapper=mutex&scenario=late-401&step=4&v=1',
  );
  expect(await placeOf('/practice')).toBe('/practice');
});

test('the version is written once, and the file of a link that is not shown is left behind', async () => {
  expect(await placeOf('/sandbox?wrapper=mutex&scenario=late-401&v=1&s=1.abc', { own, linked })).toBe(
    '/sandbox?wrapper=mutex&scenario=late-401&v=1',
  );
});

test('the reader’s own file goes with the link, and everything else with it', async () => {
  const place = await placeOf('/network?wrapper=own&scenario=late-401&moves=posts.1%3E');
  expect(place).toMatch(/^\/network\?s=1\.[\w-]+$/);
  expect(await opened(place)).toEqual({ query: 'wrapper=link&scenario=late-401&moves=posts.1%3E', file: own });
});

test('a file that came with a link is passed on', async () => {
  const place = await placeOf('/sandbox?wrapper=mutex&scenario=late-401&compare=link&s=1.abc', { own, linked });
  expect(await opened(place)).toEqual({ query: 'wrapper=mutex&scenario=late-401&compare=link', file: linked });
});

test('a very long order is packed, without any file', async () => {
  const order = Array.from({ length: 300 }, () => 'comments.r1>').join(' ');
  const place = await placeOf(
    `/sandbox?${new URLSearchParams({ wrapper: 'mutex', scenario: 'late-401', schedule: order })}`,
  );
  expect(place.length).toBeLessThan(300);
  expect(await opened(place)).toMatchObject({ file: null });
});

test('two files do not go into one link', async () => {
  expect(await placeOf('/sandbox?wrapper=own&scenario=late-401&compare=link', { own, linked })).toBe(
    'Failed to make a link: it can bring one file, and this page shows two. Choose another wrapper.',
  );
});

test('a file that is too long for an address is said to be', async () => {
  const text = Array.from({ length: 60_000 }, (_, at) => ((at * 7919) % 100_003).toString(36)).join('');
  expect(
    await placeOf('/sandbox?wrapper=own&scenario=late-401', { own: { file: 'long.ts', text }, linked: null }),
  ).toBe(
    'Failed to make a link: long.ts is too long for an address of 30,000 characters. Send the file itself, and what to choose.',
  );
});

test('a file whose name is long, or in another script, goes with the link under a plain name', async () => {
  const named = async (file: string) => {
    const read = await opened(await placeOf('/sandbox?wrapper=own', { own: { ...own, file }, linked: null }));
    return typeof read === 'string' ? read : read.file?.file;
  };
  expect(await named('обёртка [1].tsx')).toBe('_______ _1_.tsx');
  expect(await named('.hidden.mjs')).toBe('_hidden.mjs');
  expect(await named(`${'n'.repeat(300)}.ts`)).toBe(`${'n'.repeat(100)}.ts`);
});

test('several files go into one link, by their paths', async () => {
  const files = {
    'src/lib/env.ts': 'export const env = 1;',
    'src/[locale]/обёртка.ts': 'export {};',
    'tsconfig.json': '{}',
  };
  const among = { file: 'src/api/base.ts', text: own.text, files };
  expect(await opened(await placeOf('/sandbox?wrapper=own', { own: among, linked: null }))).toMatchObject({
    file: among,
  });
});

test('several files that are too long for an address are said to be, with what can be done', async () => {
  const text = Array.from({ length: 60_000 }, (_, at) => ((at * 7919) % 100_003).toString(36)).join('');
  const among = { ...own, file: 'src/base.ts', files: { 'src/a.ts': text, 'src/b.ts': '' } };
  expect(await placeOf('/sandbox?wrapper=own', { own: among, linked: null })).toBe(
    'Failed to make a link: src/base.ts and 2 other files are too long for an address of 30,000 characters. Remove files that it can do without, or send them themselves.',
  );
});
