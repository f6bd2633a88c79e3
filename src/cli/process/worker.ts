import { once } from 'node:events';
import { explore, run, WrapperError } from '../../sim/index.ts';
import type { Exploration, Trace } from '../../sim/index.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { WorkerJob } from './runInWorker.ts';

// Taken before a wrapper runs, which may replace it.
const send = process.send?.bind(process);
const say = (message: ProcessMessage<Trace | Exploration>): void => void send?.(message);
// What a wrapper drops, and what its listeners throw, is reported by a page and does not end it; so it is here.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- runInWorker made it
const [job] = (await once(process, 'message')) as [WorkerJob];
say({ type: 'begun' });
try {
  say({ type: 'part', part: await resultOf(job) });
  say({ type: 'done' });
} catch (error) {
  if (error instanceof WrapperError) say({ type: 'problem', problem: error.problem });
  else say({ type: 'broken', error: String(error) });
}

function resultOf(job: WorkerJob): Promise<Trace | Exploration> {
  switch (job.do) {
    case 'run':
      return run(job.request);
    case 'explore':
      return explore({ ...job.request, onProgress: () => say({ type: 'alive' }) });
  }
}
