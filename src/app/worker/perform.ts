import type { ReadSource } from '../../reading/readSource.ts';
import type { Reading } from '../../reading/reading.ts';
import { toRun } from '../../reading/toRun.ts';
import {
  decide,
  ESTIMATE_RUNS,
  ESTIMATED_AFTER,
  estimateOrders,
  explorations,
  goalOf,
  run,
  runChecks,
  runOfPlan,
} from '../../sim/index.ts';
import type { ExploreRequest, Hand, RunRecord, Source } from '../../sim/index.ts';
import { DIALECTS } from '../../wrappers/dialects.ts';
import { deedOf, problemOf } from './problemOf.ts';
import type { FromWorker, Job, Told, ToWorker } from './protocol.ts';

/** The page is told no more often than this: a message costs it a rendering. In real milliseconds. */
const TELL_EVERY_MS = 200;

/**
 * What a worker does with what it is told, wherever it stands. Make it before a wrapper runs, which may replace what it
 * uses.
 *
 * @param post tells the page.
 */
export function createPerformer(post: (message: FromWorker) => void): (message: ToWorker) => void {
  // What a wrapper drops, and what its listeners throw, must not end the worker, nor be told as an error of the page.
  for (const type of ['error', 'unhandledrejection']) self.addEventListener(type, (event) => event.preventDefault());
  const now = performance.now.bind(performance);
  const awaited = new Map<number, (record: RunRecord) => void>();
  let handedOut = 0;
  let explored: ExploreRequest | null = null;
  let libraries: Source['app'] = {};
  const withLibraries = (source: Source): Source => ({ ...source, app: { ...source.app, ...libraries } });
  const readOf = createReading(withLibraries);
  const labsOf = createLabs(withLibraries);
  const taken = async (source: Source): Promise<Source> =>
    source.origin === 'lab' ? labsOf(source) : toRun(await readOf(source));
  let paused: Promise<void> | null = null;
  let goOn: () => void = () => undefined;

  return (message) => {
    switch (message.to) {
      case 'have':
        libraries = { ...libraries, ...message.modules };
        break;
      case 'begin': {
        const { id, job, helpers } = message;
        post({ id, as: 'begun' });
        const tell = (told: Told): void => post({ id, ...told });
        perform(job, tell, helpersOf(id, helpers)).then(tell, (error: unknown) =>
          tell({ as: 'problem', problem: problemOf(error, deedOf(job)) }),
        );
        break;
      }
      case 'pause':
        paused ??= new Promise((resolve) => (goOn = resolve));
        break;
      case 'go-on':
        goOn();
        paused = null;
        break;
      case 'take':
        awaited.get(message.number)?.(message.record);
        awaited.delete(message.number);
    }
  };

  /** Gives the last thing that there is to tell. */
  async function perform(job: Job, tell: (told: Told) => void, hands: readonly Hand[]): Promise<Told> {
    const isTime = createRhythm();
    switch (job.do) {
      case 'run': {
        const { do: _do, ...request } = job;
        return { as: 'ran', trace: await run({ ...request, source: await taken(request.source) }) };
      }
      case 'read':
        return { as: 'read', reading: asJudged(await readOf(job.source)) };
      case 'explore': {
        const { do: _do, ...asked } = job;
        const request = { ...asked, source: await taken(asked.source) };
        const walk = explorations(request, { hands });
        let estimate: number | null = null;
        for (;;) {
          const { value: exploration, done = false } = await walk.next();
          if (done) return { as: 'explored', exploration, estimate, done };
          if (estimate === null && exploration.schedules >= ESTIMATED_AFTER)
            estimate = await estimateOrders(request, ESTIMATE_RUNS);
          if (isTime()) tell({ as: 'explored', exploration, estimate, done });
          if (paused) await paused;
        }
      }
      case 'decide': {
        const goal = goalOf(job.goal);
        if (!goal) throw new Error(`there is no goal "${job.goal}"`);
        const verdict = await decide({ ...job, source: await taken(job.source), goal }, (count) => {
          if (isTime()) tell({ as: 'looked', count });
        });
        return { as: 'decided', verdict };
      }
      case 'check':
        await runChecks(await taken(job.source), {
          hands,
          onResult: (result) => tell({ as: 'checked', result }),
          onProgress(check, runs) {
            if (isTime()) tell({ as: 'checking', check, runs });
          },
        });
        return { as: 'all-checked' };
      case 'run-plan': {
        const { do: _do, plan, ...request } = job;
        // A source is compiled once for as long as it is the same object, and each message brings a copy.
        if (JSON.stringify(request) !== JSON.stringify(explored)) explored = request;
        const source = await taken((explored ?? request).source);
        return { as: 'ran-plan', record: await runOfPlan(plan, { ...(explored ?? request), source }) };
      }
    }
  }

  /** Other workers, as the one that explores sees them. */
  function helpersOf(id: number, count: number): readonly Hand[] {
    return Array.from({ length: count }, (_, helper): Hand => (plan, request) => {
      const number = ++handedOut;
      const { source: _source, ...rest } = request;
      post({ id, as: 'handed-out', helper, number, plan, request: rest });
      return new Promise((resolve) => awaited.set(number, resolve));
    });
  }

  /** Says yes at most once in `TELL_EVERY_MS`. */
  function createRhythm(): () => boolean {
    let last = now();
    return () => {
      if (now() - last < TELL_EVERY_MS) return false;
      last = now();
      return true;
    };
  }
}

/**
 * Reads a reader's source, once for as long as the same is asked for.
 *
 * @param withLibraries adds the libraries that are there
 */
function createReading(withLibraries: (source: Source) => Source): (source: Source) => Promise<ReadSource> {
  let last: { readonly text: string; readonly read: Promise<ReadSource> } | null = null;
  return (source) => {
    const text = JSON.stringify(source);
    if (last?.text !== text) last = { text, read: readReaders(withLibraries(source)) };
    return last.read;
  };
}

/** Gives a wrapper of the lab's own as it is to be run: how those speak that stand in another app is known. */
function createLabs(withLibraries: (source: Source) => Source): (source: Source) => Source {
  let last: { readonly text: string; readonly source: Source } | null = null;
  return (source) => {
    const dialect = DIALECTS[source.id];
    if (!dialect) return source;
    const text = JSON.stringify(source);
    if (last?.text !== text) last = { text, source: { ...withLibraries(source), dialect } };
    return last.source;
  };
}

/** A reading with no question but those that its checks wait for. */
function asJudged({ reading, source }: ReadSource): Reading {
  return source.doubts ? reading : { ...reading, doubts: [] };
}

async function readReaders(source: Source): Promise<ReadSource> {
  const { readSource } = await import('../../reading/readSource.ts');
  return readSource(source);
}
