import { compile, run as evaluate } from '@mdx-js/mdx';
import type { MDXContent } from 'mdx/types';
import * as jsx from 'react/jsx-runtime';
import type { WholeLesson } from '../../../src/lessons/index.ts';
import { factsOf } from '../../../src/sim/index.ts';

/** A lesson without fault, for a test to spoil. */
export const A_LESSON: WholeLesson = {
  number: 1,
  folder: '01-a-lesson',
  slug: 'a-lesson',
  title: 'A lesson',
  about: 'For the tests of the checks.',
  minutes: 1,
  signature: { wrapper: 'mutex', scenario: 'three-at-once' },
  claims: {
    one: {
      says: 'mutex, three at once: 1 refresh request',
      run: { wrapper: 'mutex', scenario: 'three-at-once' },
      holds: (trace) => factsOf(trace).refreshRequests === 1,
    },
  },
  questions: [
    {
      id: 'count',
      kind: 'number',
      prompt: 'How many?',
      run: { wrapper: 'mutex', scenario: 'three-at-once' },
      observe: (trace) => factsOf(trace).refreshRequests,
      wrong: [{ trueOf: { wrapper: 'no-mutex', scenario: 'three-at-once' }, if: 'without the lock' }],
      explain: { right: 'One refreshes for all.' },
    },
  ],
  inTheWild: [],
};

/** Its prose. */
export const A_PROSE =
  '<Part title="A part">\n\n<Claim id="one">One refresh.</Claim>\n\n<Question id="count" />\n\n</Part>\n';

/** Prose from its text. */
export async function proseFrom(text: string): Promise<MDXContent> {
  const code = String(await compile(text, { outputFormat: 'function-body' }));
  return (await evaluate(code, { ...jsx, baseUrl: import.meta.url })).default;
}
