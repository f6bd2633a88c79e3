import * as v from 'valibot';
import { CHECK_IDS } from '../../sim/index.ts';
import type { CheckResult } from '../../sim/index.ts';
import type { ProcessMessage } from '../process/inProcess.ts';

const listOf = <Item>(item: v.GenericSchema<unknown, Item>) => v.pipe(v.array(item), v.readonly());

const witness = v.object({
  scenario: v.string(),
  settings: v.record(v.string(), v.string()),
  schedule: v.variant('by', [
    v.object({ by: v.literal('time') }),
    v.object({ by: v.literal('choices'), choices: v.array(v.string()), then: v.picklist(['stop', 'first']) }),
    v.object({ by: v.literal('seed'), seed: v.number() }),
  ]),
  step: v.number(),
  request: v.nullable(v.string()),
});

const counts = { id: v.picklist(CHECK_IDS), runs: v.number(), orders: v.nullable(v.number()), because: v.string() };

const problem = v.object({
  kind: v.picklist([
    'syntax',
    'missing-export',
    'unknown-import',
    'threw-at-load',
    'endless',
    'out-of-time',
    'bad-input',
    'lab-broke',
  ]),
  deed: v.string(),
  cause: v.string(),
  remedy: v.string(),
  at: v.nullable(
    v.variant('of', [
      v.object({ of: v.literal('line'), file: v.string(), line: v.number(), column: v.nullable(v.number()) }),
      v.object({ of: v.literal('choice'), choice: v.number() }),
    ]),
  ),
});

/** A check's result. */
export const checkResult = v.variant('holds', [
  v.object({ ...counts, holds: v.null(), witness: v.null() }),
  v.object({ ...counts, holds: v.literal(true), tested: v.boolean(), witness: v.null() }),
  v.object({ ...counts, holds: v.literal(false), witness: v.nullable(witness), problem: v.nullable(problem) }),
]);

/** How a file is read, as far as a grade tells it. */
export const gradedReading = v.looseObject({
  /** The file with the base query, where it is one of several. */
  file: v.exactOptional(v.string()),
  entry: v.nullable(v.string()),
  modules: v.exactOptional(listOf(v.looseObject({ as: v.string() }))),
  confirmed: v.boolean(),
  doubts: listOf(
    v.object({ question: v.string(), choices: listOf(v.object({ means: v.string(), comment: v.string() })) }),
  ),
});

/** How the lab reads a file, as `lab read --json` prints it. */
export type GradedReading = v.InferOutput<typeof gradedReading>;

/**
 * What a grading process finds: how it reads the wrapper, that it has run once, and the result of each check in their
 * order.
 */
export type GradePart = 'loaded' | { readonly reading: GradedReading } | CheckResult;

const gradeMessage: v.GenericSchema<unknown, ProcessMessage<GradePart>> = v.variant('type', [
  v.object({ type: v.picklist(['begun', 'alive', 'done']) }),
  v.object({
    type: v.literal('part'),
    part: v.union([v.literal('loaded'), v.object({ reading: gradedReading }), checkResult]),
  }),
  v.object({ type: v.literal('problem'), problem }),
  v.object({ type: v.literal('broken'), error: v.string() }),
]);

/** What a grading process says is data from a process that ran somebody else's code; `null` for what is none of it. */
export function readGradeMessage(said: unknown): ProcessMessage<GradePart> | null {
  const parsed = v.safeParse(gradeMessage, said);
  return parsed.success ? parsed.output : null;
}
