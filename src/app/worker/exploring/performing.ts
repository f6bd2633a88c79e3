import { decide, explorations, goalOf, runChecks } from '../../../sim/index.ts';
import type { Hand, Source } from '../../../sim/index.ts';
import { problemOf } from '../problemOf.ts';
import { createLending } from './lending.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** The page is told no more often than this: a message costs it a rendering. In real milliseconds. */
const TELL_EVERY_MS = 200;

/**
 * Does one task, which may be paused. Make it before a wrapper runs, which may replace what it uses.
 *
 * @param post tells the page.
 */
export function createPerforming(post: (message: FromWorker) => void): (message: ToWorker) => void {
  const now = performance.now.bind(performance);
  let paused: Promise<void> | null = null;
  let goOn: () => void = () => undefined;
  const lending = createLending(post);

  async function perform(task: Task, hands: readonly Hand[]): Promise<void> {
    let told = now();
    const isTime = (): boolean => {
      if (now() - told < TELL_EVERY_MS) return false;
      told = now();
      return true;
    };
    if (task.do === 'decide') {
      const goal = goalOf(task.goal);
      if (!goal) throw new Error(`there is no goal "${task.goal}"`);
      const verdict = await decide({ ...task, goal }, (count) => {
        if (isTime()) post({ as: 'looked', count });
      });
      return post({ as: 'decided', verdict });
    }
    if (task.do === 'check') {
      await runChecks(task.source, {
        hands,
        onResult: (result) => post({ as: 'checked', result }),
        onProgress(check, runs) {
          if (isTime()) post({ as: 'checking', check, runs });
        },
      });
      return post({ as: 'all-checked' });
    }
    const { do: _do, ...request } = task;
    const walk = explorations(request, { hands });
    for (;;) {
      const { value, done = false } = await walk.next();
      if (done || isTime()) post({ as: 'explored', exploration: value, done });
      if (done) return;
      if (paused) await paused;
    }
  }
  const fail = (error: unknown, { file }: Source): void =>
    post({ as: 'problem', problem: problemOf(error, `explore ${file}`) });

  return (message) => {
    switch (message.do) {
      case 'go-on':
        goOn();
        paused = null;
        break;
      case 'pause':
        paused ??= new Promise((resolve) => (goOn = resolve));
        break;
      case 'take':
        lending.take(message);
        break;
      case 'run-plan':
        lending.help(message).catch((error: unknown) => fail(error, message.request.source));
        break;
      default: {
        const { hands, ...task } = message;
        perform(task, lending.hands(hands)).catch((error: unknown) => fail(error, task.source));
      }
    }
  };
}
