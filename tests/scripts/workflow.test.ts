import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const workflow = readFileSync('.github/workflows/pages.yml', 'utf8');

test('the workflow names each action by its commit: a tag can be moved', () => {
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
  expect(used).toHaveLength(4);
  for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
});

test('only a pull request is cancelled by what comes after it, never a deployment', () => {
  const cancels = [...workflow.matchAll(/cancel-in-progress: (.+)/g)].map(([, when]) => when);
  expect(cancels).toEqual(["${{ github.event_name == 'pull_request' }}"]);
});
