import { expect, test } from 'vitest';
import { inOrder } from '../../../src/cli/grade/inOrder.ts';

test('results come in the order of the items, whichever is ready first, and no more are under way than allowed', async () => {
  const ends = [1, 2, 3, 4].map(() => Promise.withResolvers<void>());
  const begun: number[] = [];
  const results = inOrder([0, 1, 2, 3], 2, async (at) => {
    begun.push(at);
    await ends[at]?.promise;
    return at;
  });
  const first = results.next();
  ends[1]?.resolve();
  await ends[1]?.promise;
  expect(begun.slice(0, 2)).toEqual([0, 1]);
  for (const end of ends) end.resolve();
  expect((await first).value).toBe(0);
  const rest: number[] = [];
  for await (const result of results) rest.push(result);
  expect(rest).toEqual([1, 2, 3]);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('a failure is thrown where its result would come', async () => {
  const results = inOrder(['a', 'b'], 2, async (item) => {
    if (item === 'b') throw new Error('no b');
    return item;
  });
  expect((await results.next()).value).toBe('a');
  await expect(results.next()).rejects.toThrow('no b');
});
