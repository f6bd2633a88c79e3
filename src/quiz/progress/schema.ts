import * as v from 'valibot';

/** Of the form in which progress is kept. Raise it with a migration, never without. */
export const VERSION = 1;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const target = v.variant('at', [
  v.object({ at: v.literal('request'), request: v.string() }),
  v.object({ at: v.literal('wait'), call: v.string(), step: whole }),
  v.object({ at: v.literal('step'), step: whole }),
]);

const answer = v.variant('as', [
  v.object({ as: v.literal('number'), value: v.number() }),
  v.object({ as: v.literal('values'), values: v.array(v.string()) }),
  v.object({ as: v.literal('target'), target }),
]);

const entry = v.object({
  /** When, in milliseconds since 1970; later entries of a question have a later time. */
  at: whole,
  /** How many of its hints had been taken. */
  hints: whole,
  /** `null`: no answer, only a hint. */
  said: v.nullable(answer),
  right: v.boolean(),
  /** What it counts, from 0 to 1, hints and repeats taken off. */
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

const kept = v.object({
  /** How often the question was reset: entries of an earlier epoch are gone. */
  epoch: whole,
  entries: v.array(entry),
});

/** Progress as it is kept and exported. */
export const progressSchema = v.object({
  version: v.literal(VERSION),
  /** How often everything was reset. */
  epoch: whole,
  /** By the id of the question. */
  questions: v.record(v.string(), kept),
  /** When each lesson was last open, by its id. */
  visited: v.record(v.string(), whole),
});
