import { oneAtATime } from './engine/oneAtATime.ts';
import { policyOf } from './engine/policy.ts';
import type { Policy } from './engine/policy.ts';
import { simulate } from './engine/simulate.ts';
import type { Scenario } from './scenario.ts';
import { compile } from './source/program.ts';
import type { Program } from './source/program.ts';
import type { Source } from './source/source.ts';
import { WrapperError } from './problem.ts';
import type { Following, Schedule, Trace, TraceEvent } from './trace.ts';
import { MOST_EVENTS } from './world/recorder.ts';
import { createWorld } from './world/world.ts';
import type { WorldOptions } from './world/world.ts';

export interface RunRequest {
  readonly source: Source;
  readonly scenario: Scenario;
  readonly schedule: Schedule | Following;
}

export interface RunOptions extends Partial<WorldOptions> {
  /** Chooses in place of the schedule: how exploring drives a run. */
  readonly policy?: Policy;
}

/** Compiled programs, for as long as somebody holds their source. */
const programs = new WeakMap<Source, Promise<Program>>();

/**
 * Runs a wrapper in a fresh world: the same request gives the same trace, to the byte, in Node and in a browser.
 *
 * @throws {WrapperError} when the wrapper cannot be run at all, or the schedule cannot be replayed
 */
export async function run(request: RunRequest, options: RunOptions = {}): Promise<Trace> {
  const { source, scenario, schedule } = request;
  const program = await programOf(source);
  return oneAtATime(async (borrow) => {
    const { details = true, marks = details, respond } = options;
    const world = createWorld(program, scenario, { details, marks, respond, begin: borrow });
    const outOfReach = outOfReachIn(program);
    const timed = schedule.by === 'time';
    const { end, choices, pending, patienceMs, isLate } = await simulate(
      world,
      options.policy ?? policyOf(schedule),
      timed,
    );
    const raced = world.raced();
    const unsure = world.unsure();
    if (world.recorder.overflowed()) throw floods(source.file, world.recorder.events);
    if (isLate) throw outsideOfTime(source.file);
    return {
      wrapper: source.id,
      scenario,
      calls: world.calls,
      events: world.recorder.events,
      ...(marks && { stands: world.recorder.stands }),
      end,
      choices,
      timed,
      pending,
      ...(end === 'stuck' && patienceMs !== null && { patienceMs }),
      ...(outOfReach.length > 0 && { outOfReach }),
      ...(timed && raced && { raced }),
      ...(unsure !== null && { unsure }),
    };
  });
}

/** The kinds of tokens that are in cookies which no code sees. */
function outOfReachIn({ contract: { homes } }: Program): NonNullable<Trace['outOfReach']> {
  return (['access', 'refresh'] as const).filter((kind) => {
    const home = homes[kind];
    return home?.in === 'cookie' && home.httpOnly;
  });
}

function outsideOfTime(file: string): WrapperError {
  return new WrapperError({
    kind: 'unknown-import',
    deed: `run ${file}`,
    cause:
      'it waits for something of the browser that takes a time of its own (a stream, a file), which the lab does not have in its time',
    remedy: 'Leave that out to have the rest judged.',
    at: null,
  });
}

function floods(file: string, events: readonly TraceEvent[]): WrapperError {
  const counts = Map.groupBy(events, ({ type }) => type);
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return new WrapperError({
    kind: 'endless',
    deed: `run ${file}`,
    cause: `more than ${MOST_EVENTS.toLocaleString('en')} things happened in one run, and the lab records no more; most often “${most?.[0]}”`,
    remedy: 'Look for a loop that goes on writing tokens, taking locks or logging out.',
    at: null,
  });
}

/** A source, compiled: once for as long as somebody holds it. */
export function programOf(source: Source): Promise<Program> {
  const known = programs.get(source);
  if (known) return known;
  const compiled = compile(source);
  programs.set(source, compiled);
  return compiled;
}
