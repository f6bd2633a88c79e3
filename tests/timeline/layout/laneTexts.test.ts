import { expect, test } from 'vitest';
import { requestsOf, waitsOf } from '../../../src/sim/index.ts';
import { layout } from '../../../src/timeline/layout/layout.ts';
import { runByTime } from '../../support/runs.ts';
import { allRuns } from '../support/allRuns.ts';

test('what no bar says of a run, its lanes say in words: each event once, and each wait', async () => {
  const wrong = (await allRuns()).filter(({ trace }) => {
    const { laneTexts } = layout(trace, { width: 1390 });
    const requests = requestsOf(trace);
    const byBars = requests.length + requests.filter(({ end }) => end !== null).length;
    const texts = laneTexts.flatMap((lane) => lane.texts);
    return texts.length !== trace.events.length - byBars + waitsOf(trace).length;
  });
  expect(wrong.map((run) => run.name)).toEqual([]);
});

test('of a run that is covered they say only what is seen of it', async () => {
  const { laneTexts } = layout(await runByTime('mutex', 'late-401'), { width: 1390, until: 7 });
  expect(laneTexts.map(({ who, texts }) => `${who}: ${texts.join('; ')}`)).toEqual([
    'Posts: at 0 ms mounts and calls GET /posts',
    'Users: at 0 ms mounts and calls GET /users/me',
    'Comments: at 0 ms mounts and calls GET /comments',
    'FastAPI: at 20 ms answers 401 to Posts’ try 1; at 20 ms answers 401 to Users’ try 1; at 20 ms answers 401 to Comments’ try 1',
  ]);
});

test('a picture of the calls alone says nothing of locks, stores and FastAPI', async () => {
  const { laneTexts } = layout(await runByTime('mutex', 'late-401'), { width: 1390, callsOnly: true });
  expect(laneTexts.map(({ who }) => who)).toEqual(['Posts', 'Users', 'Comments']);
});

test('a wait that does not end says so, and where the call stands', async () => {
  const { laneTexts } = layout(await runByTime('wrapped-refresh-mutex', 'three-at-once'), { width: 1390 });
  expect(laneTexts.find(({ who }) => who === 'Users')?.texts.at(-1)).toBe(
    'from 50 ms waits for Posts, for ever, stands at line 57: await mutex.waitForUnlock()',
  );
});
