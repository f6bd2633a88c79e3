import * as v from 'valibot';

/** Of the form in which progress is kept. Raise it with a migration, never without. */
export const VERSION = 1;

/** The last moment that a `Date` can hold. Between it and the last exact number there is room to count on. */
const LAST_MOMENT_MS = 8.64e15;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const moment = v.pipe(whole, v.maxValue(LAST_MOMENT_MS));

/** How often something was done: it can be done once more, and is still read. */
const count = v.pipe(whole, v.maxValue(1e9));

const target = v.variant('at', [
  v.object({ at: v.literal('request'), request: v.string() }),
  v.object({ at: v.literal('wait'), call: v.string(), step: whole }),
  v.object({ at: v.literal('step'), step: whole }),
]);

/** An answer as it is kept. */
export const answer = v.variant('as', [
  v.object({ as: v.literal('number'), value: v.number() }),
  v.object({ as: v.literal('values'), values: v.array(v.string()) }),
  v.object({ as: v.literal('target'), target }),
]);

const entry = v.object({
  /** When, in milliseconds since 1970; later entries of a question have a later time. */
  at: moment,
  /** How many of its hints had been taken. */
  hints: count,
  /** `null`: no answer, only a hint. */
  said: v.nullable(answer),
  right: v.boolean(),
  /** What it counts, from 0 to 1, hints and repeats taken off. */
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** A log of one question; its entries are read one by one. */
const log = v.object({
  /** How often the question was reset: entries of an earlier epoch are gone. */
  epoch: count,
  entries: v.array(v.unknown()),
});

/** Progress as it is kept and exported; its parts are read one by one. */
const outline = v.object({
  version: v.literal(VERSION),
  /** How often everything was reset. */
  epoch: count,
  /** By the id of the question. */
  questions: v.record(v.string(), v.unknown()),
  /** When each lesson was last open, by its id. */
  visited: v.record(v.string(), v.unknown()),
});

interface ParsedLog extends v.InferOutput<typeof log> {
  readonly entries: v.InferOutput<typeof entry>[];
}

interface Parsed extends v.InferOutput<typeof outline> {
  readonly questions: Record<string, ParsedLog>;
  readonly visited: Record<string, number>;
}

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/**
 * All that is known of a learner: a log of answers and hints for each question. It only grows, except by a reset, which
 * starts a new epoch; so two of them can be merged in any order, any number of times.
 */
export type Progress = Frozen<Parsed>;

/** What became of a text that should hold progress. */
export type ReadProgress =
  /** `leftOut`: what is wrong with each part that is not in it, as a cause. */
  | { readonly as: 'progress'; readonly progress: Progress; readonly leftOut: readonly string[] }
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

/**
 * Reads what `writeProgress` wrote, now or in an earlier version. It never throws. An answer or a visit that is not what
 * it should be is left out, and costs no other.
 */
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
    return partsOf(v.parse(outline, current));
  } catch (error) {
    return { as: 'damaged', cause: causeOf(error) };
  }
}

function partsOf({ questions, visited, ...rest }: v.InferOutput<typeof outline>): ReadProgress {
  const leftOut: string[] = [];
  /** `[it]`, or nothing where it has to be left out. */
  function part<T>(schema: v.GenericSchema<T>, value: unknown, path: string): readonly T[] {
    const read = v.safeParse(schema, value);
    if (read.success) return [read.output];
    leftOut.push(wrongAt([path, v.getDotPath(read.issues[0])].filter((step) => step !== null).join('.')));
    return [];
  }
  const logs = Object.entries(questions).flatMap(([id, value]) =>
    part(log, value, `questions.${id}`).map(({ epoch, entries }) => {
      const read = entries.flatMap((one, at) => part(entry, one, `questions.${id}.entries.${at}`));
      return [id, { epoch, entries: read }] as const;
    }),
  );
  const visits = Object.entries(visited).flatMap(([id, value]) =>
    part(moment, value, `visited.${id}`).map((at) => [id, at] as const),
  );
  const progress = { ...rest, questions: Object.fromEntries(logs), visited: Object.fromEntries(visits) };
  return { as: 'progress', progress, leftOut };
}

function wrongAt(path: string): string {
  return `"${path}" is not what it should be`;
}

function causeOf(error: unknown): string {
  if (!v.isValiError(error)) return 'it is no JSON';
  const [issue] = error.issues;
  const path = v.getDotPath(issue);
  return path === null ? 'it is no progress' : wrongAt(path);
}
