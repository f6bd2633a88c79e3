import { expect, test } from 'vitest';
import { circles, wrongDirections } from './importRules.ts';

const files = (entries: Record<string, string>): Map<string, string> => new Map(Object.entries(entries));

test('an import to the right is allowed', () => {
  expect(wrongDirections(files({ 'src/quiz/key.ts': "import { layout } from '../timeline/layout.ts';" }))).toEqual([]);
});

test('an import to the left is told with its line', () => {
  expect(wrongDirections(files({ 'src/timeline/layout.ts': "\nimport { key } from '../quiz/key.ts';" }))).toEqual([
    'src/timeline/layout.ts:2 imports src/quiz/key.ts, but timeline may import sim, ui',
  ]);
});

test('sim may import no other folder, not even a type', () => {
  expect(wrongDirections(files({ 'src/sim/run.ts': "type Key = import('../quiz/key.ts').Key;" }))).toEqual([
    'src/sim/run.ts:1 imports src/quiz/key.ts, but sim may import no other folder',
  ]);
});

test('sim is entered through its door', () => {
  expect(wrongDirections(files({ 'src/app/a.ts': "export * from '../sim/index.ts';" }))).toEqual([]);
  expect(wrongDirections(files({ 'src/app/a.ts': "export * from '../sim/trace.ts';" }))).toEqual([
    'src/app/a.ts:1 imports src/sim/trace.ts, but the door of sim is src/sim/index.ts',
  ]);
});

test('a dynamic import, a worker and a raw text count as imports', () => {
  const text = `
    await import('../app/a.ts');
    new Worker(new URL('../app/b.ts', import.meta.url), { type: 'module' });
    import c from '../app/c.ts?raw';`;
  expect(wrongDirections(files({ 'src/quiz/key.ts': text }))).toEqual([
    'src/quiz/key.ts:2 imports src/app/a.ts, but quiz may import timeline, sim, ui',
    'src/quiz/key.ts:3 imports src/app/b.ts, but quiz may import timeline, sim, ui',
    'src/quiz/key.ts:4 imports src/app/c.ts, but quiz may import timeline, sim, ui',
  ]);
});

test('an address of a folder or of data is no import', () => {
  expect(
    wrongDirections(
      files({ 'src/cli/a.ts': "new URL('../../', import.meta.url); new URL('../app/a.css', import.meta.url);" }),
    ),
  ).toEqual([]);
});

test('inside the app, imports run down: pages, run, worker, shell', () => {
  const text = "import { a } from '../worker/a.ts';";
  expect(wrongDirections(files({ 'src/app/run/b.ts': text }))).toEqual([]);
  expect(wrongDirections(files({ 'src/app/shell/b.ts': text }))).toEqual([
    'src/app/shell/b.ts:1 imports src/app/worker/a.ts, but app/shell may import assignments, reading, exercises, lessons, quiz, timeline, sim, live/app, live/lab, wrappers, ui',
  ]);
});

test('a page imports no other page', () => {
  const text = "import { a } from '../sandbox/a.ts';";
  expect(wrongDirections(files({ 'src/app/pages/sandbox/view/b.ts': "import '../a.ts';" }))).toEqual([]);
  expect(wrongDirections(files({ 'src/app/pages/network/b.ts': text }))).toEqual([
    'src/app/pages/network/b.ts:1 imports src/app/pages/sandbox/a.ts, but a page imports no other page',
  ]);
});

test('a wrapper reaches the live app by @/', () => {
  expect(wrongDirections(files({ 'src/wrappers/mutex.ts': "import { API } from '@/config';" }))).toEqual([]);
  expect(wrongDirections(files({ 'src/lessons/a.ts': "import { API } from '@/config';" }))).toEqual([
    'src/lessons/a.ts:1 imports src/live/app/config, but lessons may import quiz, timeline, sim',
  ]);
});

test('src imports nothing from outside of src', () => {
  expect(wrongDirections(files({ 'src/sim/run.ts': "import '../../scripts/browser.ts';" }))).toEqual([
    'src/sim/run.ts:1 imports scripts/browser.ts, which is outside of src',
  ]);
});

test('a circle is told once, whichever file is read first', () => {
  const circle = files({
    'src/sim/a.ts': "import './b.ts';",
    'src/sim/b.ts': "import './c.ts';",
    'src/sim/c.ts': "import './a.ts';",
  });
  expect(circles(circle)).toEqual(['src/sim/a.ts → src/sim/b.ts → src/sim/c.ts → src/sim/a.ts']);
});

test('two ways to the same file are no circle', () => {
  const diamond = files({
    'src/sim/a.ts': "import './b.ts'; import './c.ts';",
    'src/sim/b.ts': "import './d.ts';",
    'src/sim/c.ts': "import './d.ts';",
    'src/sim/d.ts': '',
  });
  expect(circles(diamond)).toEqual([]);
});
