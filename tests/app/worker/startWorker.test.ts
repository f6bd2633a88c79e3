import { expect, test } from 'vitest';
import { ownSource, sourceOf } from '../../../src/app/run/sources.ts';
import { studyOf } from '../../../src/app/run/useWrappers.ts';
import { isReaders } from '../../../src/app/worker/startWorker.ts';
import { applyMutant } from '../../../src/quiz/runSpec.ts';
import type { Source } from '../../../src/sim/index.ts';
import { WRAPPERS, wrapperOf } from '../../../src/wrappers/index.ts';

test('what the lab has is the lab’s, and so is a mutant of it', () => {
  for (const wrapper of WRAPPERS) expect(isReaders(sourceOf(wrapper))).toBe(false);
  const mutant = applyMutant(sourceOf(wrapperOf('mutex')), {
    of: 'mutex',
    name: 'mine.ts',
    replace: [['new Mutex()', 'new Mutex( )']],
  });
  expect(isReaders(mutant)).toBe(false);
});

test('a reader’s text is a reader’s, whatever it is called, and so is what is made of it', () => {
  const { id, file } = wrapperOf('mutex');
  const own = ownSource({ file, text: 'const a = 1;' });
  expect(isReaders(own)).toBe(true);
  expect(isReaders({ ...own, id })).toBe(true);
  expect(isReaders(applyMutant(own, { of: 'mutex', name: 'mutex', replace: [['1', '2']] }))).toBe(true);
});

test('a file of one’s own and one from a link are readers’', () => {
  const text = { file: 'mutex.ts', text: '' };
  expect(isReaders(studyOf('own', text, null).source)).toBe(true);
  expect(isReaders(studyOf('link', null, text).source)).toBe(true);
  expect(isReaders(studyOf('mutex', text, text).source)).toBe(false);
});

test('a source that does not say whose it is, or says what nobody knows, is a reader’s', () => {
  const read = (text: string): Source => JSON.parse(text) as Source;
  expect(isReaders(read('{"id":"mutex","file":"mutex.ts"}'))).toBe(true);
  expect(isReaders(read('{"id":"mutex","file":"mutex.ts","origin":"LAB"}'))).toBe(true);
});
