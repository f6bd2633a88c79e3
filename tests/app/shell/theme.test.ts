import { expect, test } from 'vitest';
import { nextTheme, storedTheme } from '../../../src/app/shell/theme.ts';

test('the switch goes round: system, light, dark', () => {
  expect([nextTheme('system'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'system']);
});

test.for([
  [null, 'system'],
  ['dark', 'dark'],
  ['pink', 'system'],
] as const)('what is stored as %j is the theme %s', ([stored, theme]) => {
  expect(storedTheme({ getItem: () => stored })).toBe(theme);
});
