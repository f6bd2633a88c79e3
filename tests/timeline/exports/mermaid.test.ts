import { expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/sim/index.ts';
import { toMermaid } from '../../../src/timeline/exports/mermaid.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { runByTime } from '../../support/runs.ts';

test('a refresh of the mutex, as a sequence diagram', async () => {
  expect(toMermaid(await runByTime('mutex', 'one-expired')).split('\n')).toEqual([
    'sequenceDiagram',
    '  accTitle: mutex: One expired',
    '  participant Posts as Posts',
    '  participant FastAPI',
    '  Posts->>FastAPI: GET /posts, a1',
    '  FastAPI-->>Posts: 401',
    '  Posts->>FastAPI: POST /auth/refresh, a1, r1',
    '  Note over FastAPI: issues a2 and r2',
    '  FastAPI-->>Posts: 200',
    '  Posts->>FastAPI: GET /posts, a2',
    '  FastAPI-->>Posts: 200',
    '  Note over Posts: is filled',
  ]);
});

test.for([
  ['no-mutex', 'three-at-once', 'Note over Users: logs the user out'],
  [
    'no-mutex',
    'reuse-revokes',
    'Note over FastAPI: revokes the whole family of refresh tokens: a used one was presented',
  ],
  ['mutex', 'refresh-hangs', 'Posts-xFastAPI: POST /auth/refresh, a1, r1, is never answered'],
  ['mutex', 'refresh-hangs', 'Note over Comments: waits for ever'],
  ['mutex', 'refresh-offline', 'FastAPI--xPosts: the network failed'],
  ['mutex', 'owner-aborted', 'Note over Posts: the user goes away'],
  ['mutex', 'owner-aborted', 'Note over Posts: gives up POST /auth/refresh'],
  ['mutex', 'two-tabs', 'participant Posts_2 as Posts, tab 2'],
] as const)('%s in %s: %s', async ([wrapper, scenario, line]) => {
  expect(
    toMermaid(await runByTime(wrapper, scenario))
      .split('\n')
      .map((one) => one.trim()),
  ).toContain(line);
});

test('every line of every run is one of the language', async () => {
  const arrow = /^(\w+)(->>|-->>|-x|--x)(\w+): [^;#]+$/;
  for (const { id } of drawn(WRAPPERS, 3)) {
    for (const scenario of SCENARIOS) {
      const lines = toMermaid(await runByTime(id, scenario.id))
        .split('\n')
        .slice(2)
        .map((line) => line.trim());
      const known = new Set(lines.flatMap((line) => /^participant (\w+)/.exec(line)?.[1] ?? []));
      const strange = lines.filter((line) => {
        const over = /^Note over (\w+): [^;#]+$/.exec(line)?.[1];
        const [, from, , to] = arrow.exec(line) ?? [];
        const named = [over, from, to].filter((name) => name !== undefined);
        return !line.startsWith('participant ') && (named.length === 0 || named.some((name) => !known.has(name)));
      });
      expect({ id, scenario: scenario.id, strange }).toEqual({ id, scenario: scenario.id, strange: [] });
    }
  }
});
