import { expect, test } from 'vitest';
import { createSteps } from '../../../../src/live/lab/report/steps.ts';
import type { Steps } from '../../../../src/live/lab/report/steps.ts';
import type { Happening } from '../../../../src/sim/index.ts';

function recorded(): { steps: Steps; closed: string[][] } {
  const closed: string[][] = [];
  const steps = createSteps({
    now: () => 0,
    onOpen: () => {},
    onClose: ({ events }) => void closed.push(events.map(nameOf)),
  });
  return { steps, closed };
}

const starts = (call: string): Happening => ({ type: 'call-started', call });
const nameOf = (event: Happening): string => ('call' in event ? String(event.call) : event.type);

test('what the code does in reaction belongs to the step, and the next one waits for it', async () => {
  const { steps, closed } = recorded();
  const first = steps.next('posts', () => steps.record(starts('posts')));
  const second = steps.next('users', () => steps.record(starts('users')));
  await first;
  await Promise.resolve();
  steps.record(starts('reaction'));
  await second;
  await steps.next(null, () => {});
  expect(closed).toEqual([['posts', 'reaction'], ['users']]);
});

test('a step stays open while a body is read, however long that takes', async () => {
  const { steps, closed } = recorded();
  const body = Promise.withResolvers<void>();
  const readBody = async (): Promise<void> => {
    await steps.next('posts', () => steps.record(starts('posts')));
    await steps.during(body.promise);
    steps.record(starts('reaction'));
  };
  const read = readBody();
  const second = steps.next('users', () => steps.record(starts('users')));
  body.resolve();
  await read;
  await second;
  await steps.next(null, () => {});
  expect(closed).toEqual([['posts', 'reaction'], ['users']]);
});

test('what happens between steps is a step of its own, and about no call', async () => {
  const { steps, closed } = recorded();
  steps.record(starts('click'));
  expect(steps.subject()).toBe(null);
  await steps.next('posts', () => steps.record(starts('posts')));
  await steps.next(null, () => {});
  expect(closed).toEqual([['click'], ['posts']]);
});

test('work before a step is no part of it: what happens meanwhile stands apart', async () => {
  const { steps, closed } = recorded();
  const work = Promise.withResolvers<string>();
  const decided = steps.nextAfter(
    () => work.promise,
    (worked) => steps.record(starts(worked)),
  );
  steps.record(starts('click'));
  work.resolve('decision');
  await decided;
  await steps.next(null, () => {});
  expect(closed).toEqual([['click'], ['decision']]);
});

test('a step whose act throws does not hold up the next', async () => {
  const { steps, closed } = recorded();
  const broken = steps.next(null, () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  await steps.next('posts', () => steps.record(starts('posts')));
  await steps.next(null, () => {});
  expect(closed).toEqual([['posts']]);
});
