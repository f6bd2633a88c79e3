import '../simulator/workerStorage.ts';
import { explorations, WrapperError } from '../../sim/index.ts';
import type { Problem } from '../../sim/index.ts';
import { decide } from '../challenges/decide.ts';
import { goalOf } from '../challenges/goals.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** The page is told no more often than this: a message costs it a rendering. In real milliseconds. */
const TELL_EVERY_MS = 200;

/** Taken before a wrapper runs, which may replace them. */
const post: (message: FromWorker) => void = self.postMessage.bind(self);
const now = performance.now.bind(performance);

let paused: Promise<void> | null = null;
let goOn: () => void = () => undefined;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.do === 'go-on') {
    goOn();
    paused = null;
  } else if (data.do === 'pause') {
    paused ??= new Promise((resolve) => (goOn = resolve));
  } else {
    perform(data).catch((error: unknown) => post({ as: 'problem', problem: problemOf(error, data.source.file) }));
  }
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
  const { do: _do, ...request } = task;
  const walk = explorations(request);
  for (;;) {
    const { value, done = false } = await walk.next();
    if (done || isTime()) post({ as: 'explored', exploration: value, done });
    if (done) return;
    if (paused) await paused;
  }
}

function problemOf(error: unknown, file: string): Problem {
  if (error instanceof WrapperError) return error.problem;
  const cause = error instanceof Error ? error.message : String(error);
  return { kind: 'bad-input', message: `Failed to explore ${file}: ${cause}. Reload the page.`, place: null };
}
