import { expect, test } from 'vitest';
import { gradeText, RAW } from './gradeText.ts';

const calling = (body: string): string => `${RAW}export default async (...all) => { ${body} };`;
/** On a busy machine it takes long until memory is full. */
const PATIENT = { silenceMs: 60_000 };

const told = (limit: string, line: number | null = 3): string =>
  line === null
    ? `Failed to run mine.ts: it did not come to an end ${limit}. Look for a loop that never ends.`
    : `Failed to run mine.ts: line ${line}: it did not come to an end ${limit}. Look at the loop there: nothing in it ends it.`;

test.concurrent.each<[string, string, number | null]>([
  ['a loop', calling('for (;;);'), 3],
  ['a loop that awaits', calling('for (;;) await null;'), 3],
  [
    'a loop of ticks',
    calling("const tick = () => (() => {}).constructor('f', 'process.nextTick(f)')(tick); tick();"),
    null,
  ],
  ['a loop at load', 'for (;;);\nexport default 1;', 1],
])('%s without end is ended, with its line where the text has it', async (_name, text, line) => {
  const { checks } = await gradeText(text, { silenceMs: 700 });
  expect(checks.map(({ because, holds }) => [holds, because])).toEqual([[false, told('within 0.7 seconds', line)]]);
});

test('a file that gets on but takes too long in all is ended, and not judged: a slow machine is no fault of it', async () => {
  const { checks } = await gradeText(calling('return raw(...all);'), { totalMs: 1 });
  expect(checks).toMatchObject([
    {
      holds: null,
      because:
        'Not judged: Failed to run mine.ts: it did not come to an end within 0.001 seconds in all. Give it alone, or on a machine with less to do.',
    },
  ]);
});

test('a loop that fills the memory is ended', async () => {
  const { checks } = await gradeText(calling('const held = []; for (;;) held.push(new Array(1000).fill(1));'), PATIENT);
  expect(checks[0]?.because).toBe(told('within 512 MB of memory'));
});

test.runIf(process.platform === 'linux')('memory that is not on the heap runs out for the wrapper alone', async () => {
  const { checks } = await gradeText(
    calling('const held = []; while (held.length < 5) held.push(new Uint8Array(1e9)); return raw(...all);'),
  );
  expect(checks[0]).toMatchObject({ holds: false, because: expect.stringContaining('CUSTOM_ERROR') as string });
});

test('a check that has no end is violated, and the others are still run', async () => {
  const { problem, checks } = await gradeText(
    `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const token = () => localStorage.getItem('token');
const raw = fetchBaseQuery({ baseUrl: '/api', prepareHeaders: (h) => h.set('authorization', 'Bearer ' + token()) });
export default async (...all) => {
  const result = await raw(...all);
  if (result.error?.status === 404) for (;;);
  return result;
};`,
    { only: ['passes-other-answers-through', 'refreshes-and-repeats', 'no-endless-loop'], silenceMs: 1_000 },
  );
  expect(problem).toBeNull();
  expect(checks.map(({ id, holds, because }) => [id, holds, because])).toEqual([
    ['passes-other-answers-through', false, told('within 1 seconds', 6)],
    ['refreshes-and-repeats', false, 'Posts failed with 401 at 50 ms: no refresh followed the 401.'],
    ['no-endless-loop', true, expect.any(String)],
  ]);
});

test('after four checks without an end the others are not tried, and not judged', async () => {
  const { checks } = await gradeText(
    `${RAW}let busy = false;
export default async (...all) => {
  const result = await raw(...all);
  if (result.error?.status !== 401) return result;
  while (busy) {}
  busy = true;
  await raw({ url: '/auth/refresh', method: 'POST' }, all[1], all[2]);
  busy = false;
  return raw(...all);
};`,
    {
      only: [
        'one-refresh-at-once',
        'refused-refresh-logs-out-once',
        'no-endless-loop',
        'one-refresh-in-every-order',
        'fresh-refresh-token',
        'every-call-settles',
      ],
      silenceMs: 700,
    },
  );
  expect(checks.map(({ holds, because }) => [holds, because])).toEqual([
    ...Array.from({ length: 4 }, () => [false, told('within 0.7 seconds', 7)]),
    ...Array.from({ length: 2 }, () => [
      null,
      'Not judged: 4 checks before it did not come to an end, and it was not tried.',
    ]),
  ]);
});
