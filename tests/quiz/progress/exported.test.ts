import { expect, test } from 'vitest';
import { besideIn, exportName, NOTHING_BESIDE, writeExport } from '../../../src/quiz/progress/exported.ts';
import { NO_PROGRESS, readProgress } from '../../../src/quiz/index.ts';

test('a file has progress as before, and beside it a name and exercises', () => {
  const beside = { name: 'Ann Lee', exercises: [{ id: 'break-the-loop', solved: true, text: 'export …' }] };
  const text = writeExport(NO_PROGRESS, beside);
  expect(besideIn(text)).toEqual(beside);
  expect(readProgress(text)).toEqual({ as: 'progress', progress: NO_PROGRESS, leftOut: [] });
  expect(besideIn(writeExport(NO_PROGRESS, NOTHING_BESIDE))).toEqual(NOTHING_BESIDE);
});

test.each(['', '{', '[]', '{"name":{},"exercises":7}', '{"exercises":[{"id":1},null]}', '{"name":" \u0007\u202E "}'])(
  'nothing is read beside the answers of %j',
  (text) => {
    expect(besideIn(text)).toEqual(NOTHING_BESIDE);
  },
);

test('a file is called by the name, in letters and digits', () => {
  expect(exportName(null)).toBe('reauth-lab-progress.json');
  expect(exportName('Jürgen  Ö/../Lee 2')).toBe('reauth-lab-progress-jürgen-ö-lee-2.json');
});
