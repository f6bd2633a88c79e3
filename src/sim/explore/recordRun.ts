import { choosable, earliest } from '../engine/policy.ts';
import type { Pending } from '../world/agenda.ts';
import { factsOf } from '../facts/factsOf.ts';
import { run } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import type { Source } from '../source/source.ts';
import { readChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';
import { abortsOf } from './detours.ts';
import type { Unseen } from './detours.ts';
import type { Pick, Step } from './step.ts';
import { resultOf } from './outcomes.ts';
import type { OrderResult } from './outcomes.ts';

/** A run, reduced to what exploring needs of it. */
export interface RunRecord {
  readonly steps: readonly Step[];
  /** All that could happen at some time, in the order in which it came up. */
  readonly cameUp: readonly Step[];
  readonly result: OrderResult;
  readonly trace: Trace;
  /** The shortest beginning of its choices after which always taking the first gives the same run. */
  readonly witness: readonly Choice[];
  /** `pick` broke it off. */
  readonly brokenOff: boolean;
  /** The cap on requests ended it. */
  readonly runaway: boolean;
  readonly unseen: Unseen;
}

/** What a run is made in. */
export interface Subject {
  readonly source: Source;
  readonly scenario: Scenario;
  /** `last`, the default: the user acts when no message is in flight. `any`: at any moment. */
  readonly user?: 'last' | 'any';
}

/**
 * Runs a wrapper in the order that `pick` gives. A mount at 0 is no choice, so `pick` is not asked.
 *
 * @throws {WrapperError} when the wrapper cannot be run at all
 */
export async function recordRun({ source, scenario, user = 'last' }: Subject, pick: Pick): Promise<RunRecord> {
  const known = new Map<Choice, Step>();
  const steps: Step[] = [];
  /** How many choices the witness has: those up to the last that was not the first there was. */
  let needed = 1;
  let alternatives: readonly Step[] = [];
  let before: readonly Pending[] = [];

  const stepOf = (pending: Pending): Step => {
    const found = known.get(pending.choice) ?? describe(pending, steps.at(-1)?.choice ?? null, user);
    known.set(pending.choice, found);
    return found;
  };

  const policy = (pending: readonly Pending[]): Pending | null => {
    // What waited in a frozen tab can happen because the tab woke, and not before.
    if (isWaking(steps.at(-1)))
      for (const { choice } of pending) if (!before.some((one) => one.choice === choice)) known.delete(choice);
    before = pending;
    const usual = choosable(pending);
    for (const one of usual) if (isMessage(one)) stepOf(one);
    const [first] = usual;
    if (first?.kind === 'mount' && first.atMs === 0) return first;
    const candidates = user === 'any' && first && isMessage(first) ? [...usual, ...nextAction(pending)] : usual;
    const choices = candidates.map(stepOf);
    const step = pick(choices, steps);
    alternatives = choices.filter((other) => other !== step);
    const chosen = candidates.find(({ choice }) => choice === step?.choice);
    if (!step || !chosen) return null;
    steps.push(step);
    if (chosen !== first) needed = steps.length;
    return chosen;
  };

  const trace = await run({ source, scenario, schedule: FIRST }, { policy, details: false });
  const witness = steps.slice(0, needed).map(({ choice }) => choice);
  const runaway = trace.end === 'runaway';
  return {
    steps: steps.map((step, at) => (runaway && at === steps.length - 1 ? { ...step, cut: true } : step)),
    cameUp: [...known.values()],
    result: resultOf(factsOf(trace)),
    trace,
    witness,
    brokenOff: trace.end === 'stopped',
    runaway,
    unseen: { aborts: abortsOf(trace), cut: runaway ? alternatives : [] },
  };
}

const FIRST = { by: 'choices', choices: [], then: 'first' } as const;

function isWaking(step: Step | undefined): boolean {
  const said = step ? readChoice(step.choice) : null;
  return said?.of === 'act' && said.act === 'resume';
}

function isMessage({ kind }: Pending): boolean {
  return kind === 'to-server' || kind === 'to-client';
}

/** The user does one thing after the other. */
function nextAction(pending: readonly Pending[]): readonly Pending[] {
  const next = earliest(pending.filter(({ kind }) => kind === 'user'));
  return next ? [next] : [];
}

function describe(pending: Pending, cause: Choice | null, user: 'last' | 'any'): Step {
  const { choice, kind, writes = false } = pending;
  const message = readChoice(choice);
  if (message?.of !== 'message') {
    return { choice, request: choice, at: 'everywhere', waits: kind !== 'user' || user === 'last', writes, cause };
  }
  return { choice, request: message.request, at: message.to, writes, cause };
}
