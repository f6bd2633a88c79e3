import { afterEach, expect, test, vi } from 'vitest';
import { nextTheme, storedTheme } from '../../../src/app/shell/theme.ts';

afterEach(() => vi.unstubAllGlobals());

test('the switch goes round: system, light, dark', () => {
  expect([nextTheme('system'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'system']);
});

test.for([
  [null, 'system'],
  ['dark', 'dark'],
  ['pink', 'system'],
] as const)('what is stored as %j is the theme %s', ([stored, theme]) => {
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'reauth-lab.theme' ? stored : null) });
  expect(storedTheme()).toBe(theme);
});
