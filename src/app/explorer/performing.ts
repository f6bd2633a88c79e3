import { explorations, runChecks, runOfPlan } from '../../sim/index.ts';
import type { Hand, RunRecord, Source } from '../../sim/index.ts';
import { decide } from '../challenges/decide.ts';
import { goalOf } from '../challenges/goals.ts';
import { problemOf } from '../simulator/problemOf.ts';
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
  /** Who waits for what was handed out. */
  const takers = new Map<number, (record: RunRecord) => void>();

  const handOf =
    (hand: number): Hand =>
    (plan) =>
      new Promise((resolve) => {
        takers.set(hand, resolve);
        post({ as: 'handed-out', hand, plan });
      });

  async function perform(task: Task): Promise<void> {
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
        onResult: (result) => post({ as: 'checked', result }),
        onProgress(check, runs) {
          if (isTime()) post({ as: 'checking', check, runs });
        },
      });
      return post({ as: 'all-checked' });
    }
    const { do: _do, hands = 0, ...request } = task;
    const walk = explorations(request, { hands: Array.from({ length: hands }, (_, hand) => handOf(hand)) });
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
        takers.get(message.hand)?.(message.record);
        break;
      case 'run-plan': {
        const { request, plan } = message;
        runOfPlan(request, plan).then(
          (record) => post({ as: 'ran-plan', record }),
          (error: unknown) => fail(error, request.source),
        );
        break;
      }
      default:
        perform(message).catch((error: unknown) => fail(error, message.source));
    }
  };
}
