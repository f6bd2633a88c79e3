import fc from 'fast-check';
import type { Answer, Entry, Progress } from '../../../src/quiz/index.ts';

export const IDS = ['stampede-refreshes', 'mutex-refreshes', 'practice-1-a'] as const;

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ as: fc.constant('number' as const), value: fc.nat(9) }),
  fc.record({ as: fc.constant('values' as const), values: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }) }),
  fc.record({
    as: fc.constant('target' as const),
    target: fc.record({ at: fc.constant('request' as const), request: fc.constantFrom('posts.1', 'users.r1') }),
  }),
);

const entry: fc.Arbitrary<Entry> = fc.record({
  at: fc.nat(50),
  hints: fc.nat(2),
  said: fc.option(answer),
  right: fc.boolean(),
  score: fc.constantFrom(0, 0.5, 1),
});

/** Few ids, times and epochs, so that they meet. */
export const progress: fc.Arbitrary<Progress> = fc.record({
  version: fc.constant(1 as const),
  epoch: fc.nat(1),
  questions: fc.dictionary(
    fc.constantFrom(...IDS),
    fc.record({ epoch: fc.nat(2), entries: fc.array(entry, { maxLength: 3 }) }),
    { noNullPrototype: true },
  ),
  visited: fc.dictionary(fc.constantFrom('stampede', 'mutex'), fc.nat(50), { noNullPrototype: true }),
});
