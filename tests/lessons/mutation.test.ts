import { expect, test } from 'vitest';
import { allLessons, proseOf } from '../../src/lessons/index.ts';
import { applyMutant } from '../../src/quiz/runSpec.ts';
import type { Mutant } from '../../src/quiz/index.ts';
import { checkLesson } from './support/checkLesson.ts';
import { lessonRunner } from './support/lessonRunner.ts';

/** The second refresh follows the first at once, and nothing else changes. */
const REFRESHES_TWICE: Mutant = {
  of: 'mutex',
  name: 'Mutex that refreshes twice',
  replace: [
    [
      '        if (refreshed.data) {',
      `        await rawBaseQuery(
          { url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },
          api,
          extraOptions,
        );
        if (refreshed.data) {`,
    ],
  ],
};

const twice = lessonRunner((source) =>
  source.id === 'mutex' ? { ...applyMutant(source, REFRESHES_TWICE), id: 'mutex' } : source,
);

test.each(['the-stampede', 'the-mutex', 'the-late-401'])(
  'with a mutex that refreshes twice, the checks of %s fail',
  async (slug) => {
    const lesson = (await allLessons()).find((candidate) => candidate.slug === slug);
    if (!lesson) throw new Error(`Failed to find the lesson "${slug}". Correct the test.`);
    const { default: Content } = await proseOf(lesson);
    const faults = await checkLesson(lesson, Content, twice);
    expect(faults.join('\n')).toContain(`src/lessons/${lesson.folder}/questions.ts: Failed to uphold the claim`);
  },
);
