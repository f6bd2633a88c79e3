import * as v from 'valibot';
import type { Progress } from './progress.ts';
import { progressSchema, VERSION } from './schema.ts';

/** What became of a text that should hold progress. */
export type Read =
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
export function readProgress(text: string, migrations: Migrations = MIGRATIONS, version = VERSION): Read {
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
