import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../../src/reading/reading.ts';
import type { Problem, RunRequest, Source, Trace } from '../../src/sim/index.ts';
import type { Driven } from './engines.ts';

/** The simulator of a page: its worker for what is the lab's own, or the one in the frame for what readers bring along. */
export type Place = 'worker' | 'framedWorker';

/** A job for it, as `src/app/worker/protocol.ts` has it. */
export type AskedJob = (RunRequest & { readonly do: 'run' }) | { readonly do: 'read'; readonly source: Source };

/** What it told last of a job. */
export type Answer =
  | { readonly as: 'ran'; readonly trace: Trace }
  | { readonly as: 'read'; readonly reading: Reading }
  | { readonly as: 'problem'; readonly problem: Problem };

interface Given {
  readonly address: string;
  readonly place: Place;
  readonly jobs: readonly AskedJob[];
}

/** Has jobs done one after another by the very scripts that the pages of the built site start. */
export async function inWorker(
  driven: Driven,
  site: { readonly folder: string; readonly url: string },
  place: Place,
  jobs: readonly AskedJob[],
): Promise<readonly Answer[]> {
  const assets = await readdir(join(site.folder, 'assets'));
  const script = assets.find((file) => new RegExp(`^${place}-.*\\.js$`).test(file));
  if (script === undefined) throw new Error(`the built site has no script ${place}: look at the names in its assets`);
  return driven.inPage(haveDone, { address: `${site.url}assets/${script}`, place, jobs });
}

/** In the page. */
async function haveDone({ address, place, jobs }: Given): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const start = async (): Promise<Worker> => {
    if (place === 'worker') return new Worker(address, { type: 'module' });
    const script = (await import(address)) as Readonly<Record<string, unknown>>;
    const [startFramed] = Object.values(script).filter((one) => typeof one === 'function');
    return (startFramed as () => Worker)();
  };
  const simulator = await start();
  for (const [id, job] of jobs.entries()) {
    answers.push(
      await new Promise((resolve, reject) => {
        simulator.onerror = (event) => reject(new Error(event.message));
        simulator.onmessage = ({ data }: MessageEvent<Answer | { readonly as: 'begun' }>) => {
          if (data.as !== 'begun') resolve(data);
        };
        simulator.postMessage({ to: 'begin', id, job, helpers: 0 });
      }),
    );
  }
  simulator.terminate();
  return answers;
}
