import { expect, test } from 'vitest';
import { capital } from '../../../src/sim/words/capital.ts';

test('a sentence begins with a capital', () => {
  expect(capital('the app sent a refresh')).toBe('The app sent a refresh');
  expect(capital('')).toBe('');
});
