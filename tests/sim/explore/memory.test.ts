import { expect, test } from 'vitest';
import { heapWhileExploring } from '../../../bench/explore.ts';

test('memory does not grow with the number of orders: after 900 it is what it was after 150', async () => {
  const [before = 0, after = 0] = await heapWhileExploring([150, 900]);
  // Megabytes: 5 KB kept for each order would be as much.
  expect(after - before).toBeLessThan(4);
});
