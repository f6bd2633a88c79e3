import * as v from 'valibot';
import { CHECK_IDS } from '../../sim/index.ts';

const id = v.number();

const problem = v.object({
  kind: v.string(),
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

/** Of a reading all that pages show. */
const reading = v.object({
  file: v.string(),
  entry: v.nullable(v.string()),
  facts: v.array(
    v.object({
      what: v.string(),
      said: v.string(),
      line: v.nullable(v.number()),
      file: v.nullable(v.string()),
      sure: v.picklist(['said', 'read', 'seen', 'guessed']),
      remedy: v.nullable(v.string()),
    }),
  ),
  refresh: v.nullable(v.object({ path: v.string() })),
  expiry: v.string(),
  doubts: v.array(
    v.object({ question: v.string(), choices: v.array(v.object({ means: v.string(), comment: v.string() })) }),
  ),
  confirmed: v.boolean(),
});

/** Of a result only the outline is looked at: pages show it as text. */
const fromEngine = v.variant('as', [
  v.object({ id, as: v.literal('begun') }),
  v.object({ id, as: v.literal('problem'), problem }),
  v.object({ id, as: v.literal('read'), reading }),
  v.object({ id, as: v.literal('ran'), trace: v.object({ events: v.array(v.object({})) }) }),
  v.object({
    id,
    as: v.literal('explored'),
    exploration: v.object({ outcomes: v.array(v.object({})) }),
    estimate: v.nullable(v.number()),
    done: v.boolean(),
  }),
  v.object({
    id,
    as: v.literal('handed-out'),
    helper: v.number(),
    number: v.number(),
    plan: v.object({}),
    request: v.object({}),
  }),
  v.object({ id, as: v.literal('ran-plan'), record: v.object({}) }),
  v.object({ id, as: v.literal('looked'), count: v.number() }),
  v.object({ id, as: v.literal('decided'), verdict: v.object({}) }),
  v.object({ id, as: v.literal('checking'), check: v.picklist(CHECK_IDS), runs: v.number() }),
  v.object({
    id,
    as: v.literal('checked'),
    result: v.variant('holds', [
      v.object({ id: v.picklist(CHECK_IDS), holds: v.null(), because: v.string() }),
      v.object({ id: v.picklist(CHECK_IDS), holds: v.literal(true), tested: v.boolean(), because: v.string() }),
      v.object({
        id: v.picklist(CHECK_IDS),
        holds: v.literal(false),
        because: v.string(),
        problem: v.nullable(problem),
      }),
    ]),
  }),
  v.object({ id, as: v.literal('all-checked') }),
]);

/** Whether a message has the shape of a `FromWorker`. What runs a reader's wrapper is not believed unseen. */
export function isFromEngine(message: unknown): boolean {
  return v.is(fromEngine, message);
}
