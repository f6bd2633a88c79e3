import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { circles, wrongDirections } from './importRules.ts';

const sources = new Map(
  globSync('src/**/*.{ts,tsx}').map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const),
);

test('every import in src goes in an allowed direction, and into sim only through its door', () => {
  expect(wrongDirections(sources)).toEqual([]);
});

test('no files in src import each other in a circle', () => {
  expect(circles(sources)).toEqual([]);
});
