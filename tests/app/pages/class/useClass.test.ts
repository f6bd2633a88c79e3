import { expect, test } from 'vitest';
import { LONGEST_PROGRESS } from '../../../../src/quiz/index.ts';
import { NOTHING_PICKED, pickedTogether, readPicked } from '../../../../src/app/pages/class/useClass.ts';

const file = (path: string, text: string) => ({ path, file: new File([text], path) });

test('a folder, and a file that is too long, are told, and the others are read', async () => {
  const folder = {
    path: 'class',
    file: { size: 4096, text: () => Promise.reject(new DOMException('', 'NotFoundError')) },
  };
  const film = {
    path: 'film.mp4',
    file: { size: 4 * LONGEST_PROGRESS + 1, text: () => Promise.reject(new Error('never read')) },
  };
  expect(await readPicked([folder, film, file('ann.json', '{}')])).toEqual({
    files: [{ name: 'ann.json', text: '{}' }],
    faults: [
      'Failed to read class: the browser could not open it. Choose the files in a folder, not the folder.',
      'Failed to read film.mp4: it is longer than any export. Choose exported files.',
    ],
  });
});

test('a file that was there already is there once; another of the same name is another file', async () => {
  const first = pickedTogether(NOTHING_PICKED, await readPicked([file('a.json', '1'), file('b.json', '2')]));
  const both = pickedTogether(first, await readPicked([file('b.json', '2'), file('a.json', '3')]));
  expect(both.files.map(({ name, text }) => `${name} ${text}`)).toEqual(['a.json 1', 'b.json 2', 'a.json 3']);
});

test('the same file chosen twice at once is there once', async () => {
  const { files } = pickedTogether(NOTHING_PICKED, await readPicked([file('a.json', '1'), file('a.json', '1')]));
  expect(files).toHaveLength(1);
});

test('of a folder what may be an export is read, at any depth, and called by its path', async () => {
  const { files, faults } = await readPicked([
    file('class/ann/reauth-lab-progress-ann.json', '{}'),
    file('class/ann/package.json', '{}'),
    file('class/ann/base.ts', ''),
  ]);
  expect(files.map(({ name }) => name)).toEqual(['class/ann/reauth-lab-progress-ann.json']);
  expect(faults).toEqual([]);
});
