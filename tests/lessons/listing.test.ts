import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the test that lesson 10 shows is the one that is run', () => {
  const run = readFileSync('tests/lessons/example/reauth.test.ts', 'utf8');
  const shown = readFileSync('src/lessons/10-checking-it-yourself/index.mdx', 'utf8');
  const listing = run.slice(run.indexOf('let good = '));
  expect(shown).toContain(`\n${listing}`);
});
