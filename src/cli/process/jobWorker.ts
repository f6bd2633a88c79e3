import { once } from 'node:events';
import { readSource } from '../../reading/readSource.ts';
import { toRun } from '../../reading/toRun.ts';
import {
  ESTIMATED_AFTER,
  ESTIMATE_RUNS,
  estimateOrders,
  explore,
  parser,
  run,
  runChecks,
  runChecksIn,
  scenarioOf,
  WrapperError,
} from '../../sim/index.ts';
import type { CheckOptions, CheckResult, Exploration, ExploreRequest, Problem, Source } from '../../sim/index.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { GradeRequest, Job, Part, Told } from './jobs.ts';
import { seal } from './seal.ts';
import { lockDown } from './walls/lockDown.ts';

/** How often a sign of life is given, in milliseconds. */
const SIGN_MS = 200;

/** How often it is said what an exploration has found so far, in milliseconds. */
const SO_FAR_MS = 250;

/** No sentence is longer than this, in characters. */
const LONGEST = 2_000;

// Reading needs it, and fetches it when it does: behind the walls nothing can be imported.
await parser();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- inProcess made it
const [{ job, key }] = (await once(process, 'message')) as [Told];

// All that the lab itself needs is taken before the wrapper runs, which finds none of it.
const { hrtime } = process;
const nowMs = (): number => Number(hrtime.bigint() / 1_000_000n);
const send = process.send?.bind(process);
const sealed = key === null ? (message: object) => message : seal(key);
/** Resolves when it is on its way: a wrapper that never gives the thread back would keep it here for ever. */
const say = (message: ProcessMessage<Part>): Promise<void> =>
  new Promise((resolve) => {
    if (send) send(sealed(message), undefined, undefined, () => resolve());
    else resolve();
  });
// What a wrapper drops, and what its listeners throw, is reported by a page and does not end it; so it is here.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
// Ctrl+C is for whoever asked, who ends this process then.
process.on('SIGINT', () => {});
// Whoever asked is gone.
process.on('disconnect', process.exit.bind(process, 1));

if (key !== null) lockDown();

let lastSign = nowMs();
const signOfLife = (): void => {
  if (nowMs() - lastSign < SIGN_MS) return;
  lastSign = nowMs();
  void say({ type: 'alive' });
};

await say({ type: 'begun' });
try {
  await perform(job);
  await say({ type: 'done' });
} catch (error) {
  if (error instanceof WrapperError) await say({ type: 'problem', problem: clippedProblem(error.problem) });
  else await say({ type: 'broken', error: clipped(String(error)) });
}

async function perform({ do: what, request }: Job): Promise<void> {
  const found = (part: Part): Promise<void> => say({ type: 'part', part });
  switch (what) {
    case 'run':
      return found(await run({ ...request, source: await taken(request.source) }));
    case 'explore':
      return exploreAll({ ...request, source: await taken(request.source) }, found);
    case 'read':
      for (const source of [request.source, ...request.more]) await found(await readingOf(source));
      return;
    case 'grade':
      return grade(request, found);
  }
}

/** Says now and then how far it is, and early about how many orders there will be. */
async function exploreAll(request: ExploreRequest, found: (part: Part) => Promise<void>): Promise<void> {
  let saidMs = nowMs();
  let isEstimated = false;
  const onProgress = async (soFar: Exploration): Promise<void> => {
    signOfLife();
    if (!isEstimated && soFar.schedules >= ESTIMATED_AFTER) {
      isEstimated = true;
      await found({ estimate: await estimateOrders(request, ESTIMATE_RUNS) });
    }
    if (nowMs() - saidMs < SO_FAR_MS) return;
    saidMs = nowMs();
    await found(soFar);
  };
  await found(await explore({ ...request, onProgress }));
}

async function readingOf(source: Source): Promise<Part> {
  try {
    return (await readSource(source, signOfLife)).reading;
  } catch (error) {
    if (error instanceof WrapperError) return { unreadable: clippedProblem(error.problem) };
    throw error;
  }
}

async function grade(request: GradeRequest, found: (part: Part) => Promise<void>): Promise<void> {
  const { source, only, probe, inScenario } = request;
  const read = source.origin === 'lab' ? null : await readSource(source, signOfLife);
  const wrapper = read ? toRun(read) : source;
  if (read && probe) await found({ reading: read.reading });
  if (probe) await run({ source: wrapper, scenario: scenarioOf('fresh'), schedule: { by: 'time' } });
  await found('loaded');
  const options: CheckOptions = {
    only,
    onProgress: signOfLife,
    onResult: (result) => found(clippedResult(result)),
  };
  await (inScenario ? runChecksIn(inScenario, wrapper, options) : runChecks(wrapper, options));
}

/** A reader's source as it was read. */
async function taken(source: Source): Promise<Source> {
  return source.origin === 'lab' ? source : toRun(await readSource(source, signOfLife));
}

function clippedResult(result: CheckResult): CheckResult {
  const because = clipped(result.because);
  return result.holds === false
    ? { ...result, because, problem: result.problem && clippedProblem(result.problem) }
    : { ...result, because };
}

function clippedProblem(problem: Problem): Problem {
  return { ...problem, cause: clipped(problem.cause), remedy: clipped(problem.remedy) };
}

/** A wrapper may throw any text. */
function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
