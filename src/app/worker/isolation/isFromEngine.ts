import * as v from 'valibot';
import { CHECK_IDS } from '../../../sim/index.ts';

/** What an engine may say. Of a result only the outline is looked at: pages show it as text. */
const fromEngine = v.variant('as', [
  v.object({ id: v.number(), as: v.literal('begun') }),
  v.object({ id: v.number(), as: v.literal('trace'), trace: v.object({ events: v.array(v.object({})) }) }),
  v.object({ as: v.literal('problem'), problem: v.object({ kind: v.string(), message: v.string() }) }),
  v.object({
    as: v.literal('explored'),
    exploration: v.object({ outcomes: v.array(v.object({})) }),
    done: v.boolean(),
  }),
  v.object({
    as: v.literal('handed-out'),
    hand: v.number(),
    job: v.number(),
    plan: v.object({}),
    request: v.object({}),
  }),
  v.object({ as: v.literal('ran-plan'), job: v.number(), record: v.object({}) }),
  v.object({ as: v.literal('looked'), count: v.number() }),
  v.object({ as: v.literal('decided'), verdict: v.object({}) }),
  v.object({ as: v.literal('checking'), check: v.picklist(CHECK_IDS), runs: v.number() }),
  v.object({
    as: v.literal('checked'),
    result: v.variant('holds', [
      v.object({ id: v.picklist(CHECK_IDS), holds: v.literal(true), tested: v.boolean(), because: v.string() }),
      v.object({ id: v.picklist(CHECK_IDS), holds: v.literal(false), because: v.string() }),
    ]),
  }),
  v.object({ as: v.literal('all-checked') }),
]);

/** Whether a message has the shape of an engine's. */
export function isFromEngine(message: unknown): boolean {
  return v.is(fromEngine, message);
}
