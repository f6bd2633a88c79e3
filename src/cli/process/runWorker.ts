import { once } from 'node:events';
import { readSource } from '../../reading/readSource.ts';
import type { Reading } from '../../reading/reading.ts';
import { explore, run, WrapperError } from '../../sim/index.ts';
import type { Exploration, Source, Trace } from '../../sim/index.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { WorkerJob } from './runInWorker.ts';

// Taken before a wrapper runs, which may replace it.
const send = process.send?.bind(process);
const say = (message: ProcessMessage<Trace | Exploration | Reading>): void => void send?.(message);
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

async function resultOf(job: WorkerJob): Promise<Trace | Exploration | Reading> {
  switch (job.do) {
    case 'run':
      return run({ ...job.request, source: await taken(job.request.source) });
    case 'explore': {
      const request = { ...job.request, source: await taken(job.request.source) };
      return explore({ ...request, onProgress: () => say({ type: 'alive' }) });
    }
    case 'read':
      return (await readSource(job.request.source)).reading;
  }
}

/** A reader's source as it was read. */
async function taken(source: Source): Promise<Source> {
  return source.origin === 'lab' ? source : (await readSource(source, () => say({ type: 'alive' }))).source;
}
