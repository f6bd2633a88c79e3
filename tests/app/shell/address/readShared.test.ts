import { expect, test } from 'vitest';
import { LONGEST_LINK } from '../../../../src/app/shell/address/link.ts';
import { readShared } from '../../../../src/app/shell/address/readShared.ts';
import { pack, writeShared } from '../../../../src/app/shell/address/linkTo.ts';

const shared = {
  query: 'wrapper=link&scenario=late-401&schedule=posts.1%3E&step=3',
  file: { file: 'mine.ts', text: 'export const baseQueryWithReauth = () => ({ data: 1 });\n' },
};
const DAMAGED =
  'Failed to open the link: it is damaged, or a part of it is missing. Ask for it again, or go on from here: nothing of yours has changed.';

test('a state comes back as it was written, and its version comes first', async () => {
  const text = await writeShared(shared);
  expect(text).toMatch(/^1\.[\w-]+$/);
  expect(await readShared(text)).toEqual({ state: 'opened', shared });
});

test('a link of another version says which, and which this lab reads', async () => {
  const text = (await writeShared(shared)).replace('1.', '7.');
  expect(await readShared(text)).toEqual({
    state: 'failed',
    message:
      'Failed to open the link: it is of version 7, and this lab reads version 1. Ask for it again, or go on from here: nothing of yours has changed.',
  });
});

test.for([
  ['nothing', ''],
  ['no version', 'abc'],
  ['a version alone', '1.'],
  ['markup', '<img src=x>'],
])('%s is a damaged link', async ([, text]) => {
  expect(await readShared(text ?? '')).toEqual({ state: 'failed', message: DAMAGED });
});

test.for([
  ['no JSON', 'const x = 1;'],
  ['JSON of something else', '{"query":1}'],
  ['a file whose name is a path', JSON.stringify({ query: '', file: { file: '../x.ts', text: '' } })],
  ['a path that leads out', JSON.stringify({ query: '', file: { file: 'src/../../x.ts', text: '' } })],
  [
    'another file by a path from the root',
    JSON.stringify({ query: '', file: { ...shared.file, files: { '/x.ts': '' } } }),
  ],
  [
    'another file by a path that leads out',
    JSON.stringify({ query: '', file: { ...shared.file, files: { 'a/../x': '' } } }),
  ],
  ['another file that is no text', JSON.stringify({ query: '', file: { ...shared.file, files: { 'x.ts': 1 } } })],
  ['a file that is no module', JSON.stringify({ query: '', file: { file: 'x.html', text: '' } })],
])('%s is a damaged link, although it unpacks', async ([, text]) => {
  expect(await readShared(`1.${await pack(text ?? '')}`)).toEqual({ state: 'failed', message: DAMAGED });
});

test('a link that is too long is not unpacked', async () => {
  expect(await readShared(`1.${'A'.repeat(LONGEST_LINK)}`)).toEqual({
    state: 'failed',
    message:
      'Failed to open the link: it has more than 30,000 characters. Ask for it again, or go on from here: nothing of yours has changed.',
  });
});
