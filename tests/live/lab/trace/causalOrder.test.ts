import { expect, test } from 'vitest';
import { causalOrder, firstDifferentStep } from '../../../../src/live/lab/trace/causalOrder.ts';
import type { Trace } from '../../../../src/sim/index.ts';
import { runByTime } from '../../../support/runs.ts';

test('a request that is sent a task late, as after a Web Lock, belongs to the step before', async () => {
  const simulated = await runByTime('reference', 'one-expired');
  const sent = simulated.events.findIndex((event) => event.type === 'request-sent' && event.role === 'refresh');
  const late: Trace = {
    ...simulated,
    events: simulated.events.map((event, at) => (at < sent ? event : { ...event, step: event.step + 1 })),
  };
  expect(causalOrder(late)).toEqual(causalOrder(simulated));
});

test('two orders differ in the first line that is another one', async () => {
  const [one, other] = [await runByTime('mutex', 'late-401'), await runByTime('mutex-token-check', 'late-401')];
  const [a, b] = [causalOrder(one), causalOrder(other)];
  const step = firstDifferentStep(a, b);
  expect(step === null ? null : b[step]).toBe(
    'comments.1 answer-arrived 401 · comments.2 sends GET /comments with a2 rnull',
  );
  expect(firstDifferentStep(a, a)).toBeNull();
});
