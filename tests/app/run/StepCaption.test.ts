import { expect, test } from 'vitest';
import { plain } from '../../../src/timeline/words/index.ts';
import { sentenceAt } from '../../../src/app/run/StepCaption.tsx';
import { runByTime } from '../../support/runs.ts';

test('each step has its caption, the moment before the first and what is beyond the last too', async () => {
  const trace = await runByTime('mutex', 'one-expired');
  const said = [0, 1, 999].map((step) => plain(sentenceAt(trace, step)));
  expect(said).toEqual([
    'The app holds a1, which has expired, and r1. Posts is about to mount.',
    'Posts mounts. It sends try 1 with a1, which has expired.',
    'Posts gets its data. It releases the lock.',
  ]);
});

test('the last step of a run that is stuck says what became of it', async () => {
  const trace = await runByTime('wrapped-refresh-mutex', 'one-expired');
  const last = trace.events.at(-1)?.step ?? 0;
  expect(plain(sentenceAt(trace, last))).toBe('Stuck: nothing is pending any more. Posts holds the lock and waits.');
});

test('a run without any event has nothing but its beginning, wherever the playhead stands', async () => {
  const trace = { ...(await runByTime('mutex', 'one-expired')), events: [], end: 'stopped' } as const;
  expect(plain(sentenceAt(trace, 3))).toBe(plain(sentenceAt(trace, 0)));
});
