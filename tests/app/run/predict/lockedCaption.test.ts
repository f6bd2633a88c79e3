import { expect, test } from 'vitest';
import { lockedCaption } from '../../../../src/app/run/predict/lockedCaption.ts';
import { lockedRun } from '../../../../src/app/run/predict/lockedRun.ts';
import { plain } from '../../../../src/timeline/words/index.ts';
import { runByTime } from '../../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const noMutex = await runByTime('no-mutex', 'three-at-once');

test('the caption of a shut run says who has heard what, and not what comes of it', () => {
  expect(plain(lockedCaption(lockedRun(noMutex)))).toBe(
    'Posts, Users and Comments receive 401. What the wrapper makes of it is for you to say.',
  );
  expect(plain(lockedCaption(lockedRun(mutex)))).toMatch(/^Posts and Users receive 401\./);
});
