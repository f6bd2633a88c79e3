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
const progressSchema = v.object({
  version: v.literal(VERSION),
  /** How often everything was reset. */
  epoch: whole,
  /** By the id of the question. */
  questions: v.record(v.string(), kept),
  /** When each lesson was last open, by its id. */
  visited: v.record(v.string(), whole),
});

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/**
 * All that is known of a learner: a log of answers and hints for each question. It only grows, except by a reset, which
 * starts a new epoch; so two of them can be merged in any order, any number of times.
 */
export type Progress = Frozen<v.InferOutput<typeof progressSchema>>;

/** What became of a text that should hold progress. */
export type ReadProgress =
  | { readonly as: 'progress'; readonly progress: Progress }
  | { readonly as: 'damaged'; readonly cause: string }
  /** Kept by a later version of this page than the one that reads it. */
  | { readonly as: 'newer'; readonly version: number };

/** How to make version n + 1 out of version n, by n. */
export type Migrations = Readonly<
  Record<number, (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>
>;

const MIGRATIONS: Migrations = {};

const versioned = v.looseObject({ version: v.pipe(v.number(), v.safeInteger()) });

/** Progress as a text, for the browser's storage and for a file. */
export function writeProgress(progress: Progress): string {
  return JSON.stringify(progress);
}

/** Reads what `writeProgress` wrote, now or in an earlier version. It never throws. */
export function readProgress(text: string, migrations: Migrations = MIGRATIONS, version = VERSION): ReadProgress {
  try {
    let current: Readonly<Record<string, unknown>> & { readonly version: number } = v.parse(
      versioned,
      JSON.parse(text),
    );
    if (current.version > version) return { as: 'newer', version: current.version };
    while (current.version < version) {
      const migrate = migrations[current.version];
      if (!migrate) return { as: 'damaged', cause: `there is no version ${current.version}` };
      current = { ...migrate(current), version: current.version + 1 };
    }
    return { as: 'progress', progress: v.parse(progressSchema, current) };
  } catch (error) {
    return { as: 'damaged', cause: causeOf(error) };
  }
}

function causeOf(error: unknown): string {
  if (!v.isValiError(error)) return 'it is no JSON';
  const [issue] = error.issues;
  const path = v.getDotPath(issue);
  return path === null ? 'it is no progress' : `"${path}" is not what it should be`;
}
