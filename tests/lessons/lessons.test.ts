import { describe, expect, test } from 'vitest';
import { allLessons, LESSONS, proseOf } from '../../src/lessons/index.ts';
import { readLessons } from '../../src/lessons/readLessons.ts';
import { isShut, KINDS, listOfRuns, resolveQuestion, runName } from '../../src/quiz/index.ts';
import { plain } from '../../src/timeline/words/index.ts';
import { asSentence } from '../../src/quiz/question.ts';
import { checkLesson } from './support/checkLesson.ts';
import { keyInWords } from './support/keyInWords.ts';
import { lessonRunner } from './support/lessonRunner.ts';
import { readProse } from './support/readProse.ts';
import { SYLLABUS } from './syllabus.ts';

const runner = lessonRunner();
const lessons = await allLessons();

describe.each(lessons)('Lesson $number, $title: $about', (lesson) => {
  test.each(Object.values(lesson.claims))('claim: $says', async ({ run, holds }) => {
    expect(holds(...(await Promise.all(listOfRuns(run).map(runner))))).toBe(true);
  });

  test.each(
    lesson.questions.map((question) => ({
      question,
      prompt: plain(asSentence(question.prompt)),
      key: SYLLABUS[question.id] ?? 'not in the syllabus',
    })),
  )('question: $prompt $key', async ({ question, key }) => {
    expect(
      keyInWords(await resolveQuestion(question, runner, { file: `src/lessons/${lesson.folder}/questions.ts` })),
    ).toBe(key);
  });

  test('nothing in it is false, ambiguous, or dead', async () => {
    const { default: Content } = await proseOf(lesson);
    expect(await checkLesson(lesson, Content, runner)).toEqual([]);
  });

  test('it has goals, at least two runs, a comparison, the wrapper’s code with lines that matter, a summary, and what to read', async () => {
    const { used } = readProse((await proseOf(lesson)).default);
    const count = (component: string): number => used.filter((one) => one.component === component).length;
    expect(count('Run')).toBeGreaterThanOrEqual(1);
    expect(count('Compare')).toBeGreaterThanOrEqual(1);
    expect(count('Run') + 2 * count('Compare')).toBeGreaterThanOrEqual(2);
    expect(used.some(({ component, props }) => component === 'Code' && Array.isArray(props['lines']))).toBe(true);
    expect([count('Goals'), count('Summary')]).toEqual([1, 1]);
    expect(lesson.inTheWild.length).toBeGreaterThanOrEqual(2);
  });

  test('it asks three to six questions, each in a part', async () => {
    const { outline } = await proseOf(lesson);
    expect(lesson.questions.length).toBeGreaterThanOrEqual(3);
    expect(lesson.questions.length).toBeLessThanOrEqual(6);
    expect(outline.flatMap(({ questions }) => questions)).toEqual(lesson.questions.map(({ id }) => id));
  });

  test('an answer plays one run: two would each pull the page to themselves', async () => {
    const { used } = readProse((await proseOf(lesson)).default);
    const plays = used.flatMap(({ component, props }) =>
      component === 'Run' && props['ask'] !== undefined && props['stays'] !== true ? [props['ask']] : [],
    );
    expect(plays).toEqual([...new Set(plays)]);
  });

  test('the run of each prediction is shut on the page until there is an answer', async () => {
    const { used } = readProse((await proseOf(lesson)).default);
    const shut = lesson.questions.filter((question) => isShut(question) && !('length' in (question.run ?? [])));
    const asked = new Set(
      used
        .filter(({ component }) => component === 'Run' || component === 'After')
        .map(({ props }) => props['ask'] ?? props['question']),
    );
    expect(shut.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('all lessons together', () => {
  const questions = lessons.flatMap((lesson) => lesson.questions);

  test('there are ten, in the order of their folders', () => {
    expect(LESSONS.map(({ number, slug }) => `${number} ${slug}`)).toEqual([
      '1 why-silent-refresh',
      '2 the-reauth-wrapper',
      '3 the-stampede',
      '4 a-shared-promise',
      '5 the-mutex',
      '6 the-endless-loop',
      '7 when-the-refresh-fails',
      '8 the-late-401',
      '9 rotation-reuse-grace',
      '10 checking-it-yourself',
    ]);
  });

  test('plain Node reads the same lessons from their folders', async () => {
    const read = await readLessons();
    expect(read.map(({ folder, questions }) => [folder, questions.map(({ id }) => id)])).toEqual(
      LESSONS.map(({ folder, questions }) => [folder, questions.map(({ id }) => id)]),
    );
  });

  test('they ask at least thirty questions, of all kinds, at most a third of them counts', () => {
    const counts = questions.filter(({ kind }) => kind === 'number').length;
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)));
    expect(counts * 3).toBeLessThanOrEqual(questions.length);
  });

  test('no two questions have the same id', () => {
    const ids = questions.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('the syllabus lists no question that is not asked', () => {
    expect(Object.keys(SYLLABUS)).toEqual(questions.map(({ id }) => id));
  });

  test('every run that a question names is one that can be told in words', () => {
    expect(questions.flatMap((question) => (question.run ? listOfRuns(question.run) : [])).map(runName)).not.toContain(
      '',
    );
  });
});
