import { expect, test } from 'vitest';
import { isLoadFailure } from '../../../src/app/shell/ErrorBoundary.tsx';

test('a script or a stylesheet that did not arrive is told from code that failed, in every browser’s words', () => {
  const missing = [
    'Failed to fetch dynamically imported module: https://lab.example/assets/SandboxPage-a1.js',
    'error loading dynamically imported module: https://lab.example/assets/SandboxPage-a1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/SandboxPage-a1.css',
  ];
  expect(missing.map((message) => isLoadFailure(new TypeError(message)))).toEqual([true, true, true, true]);
  expect(isLoadFailure(new TypeError('Cannot read properties of undefined'))).toBe(false);
  expect(isLoadFailure('a module')).toBe(false);
});
