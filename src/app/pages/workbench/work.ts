import * as v from 'valibot';

/** Files that were opened in place of a bench's own: what the text is called, and what it needs. */
export interface Given {
  /** Its name, or its path among the others: `src/api/base.ts`. */
  readonly file: string;
  /** The others, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A text as it was, to go back to. */
export interface Earlier {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  /** What it stood among, where another file has taken its place; else it stood among those that are there. */
  readonly given?: Given | null;
  /** Why it was kept: its checks ran, something else took its place, or another tab wrote it. */
  readonly why: 'checked' | 'replaced' | 'other-tab';
  /** How many checks it held; `null` where none ran. */
  readonly held: number | null;
  readonly goals: string | null;
}

/** What somebody has done at one bench. */
export interface Work {
  readonly text: string;
  /** What was opened; `null`: the text is called as its bench says, and stands alone. */
  readonly given: Given | null;
  /** How many hints are open. */
  readonly hints: number;
  /** A text of one's own was checked: the solution may be seen. */
  readonly tried: boolean;
  /** Every goal was held once. */
  readonly solved: boolean;
  /** The newest first. */
  readonly earlier: readonly Earlier[];
}

/** More would fill the storage with nearly the same. */
const MOST_EARLIER = 30;

const given = v.nullable(v.object({ file: v.string(), files: v.record(v.string(), v.string()) }));

const kept = v.object({
  version: v.literal(1),
  text: v.string(),
  given: v.optional(given, null),
  hints: v.number(),
  tried: v.boolean(),
  solved: v.boolean(),
  earlier: v.array(
    v.object({
      at: v.number(),
      text: v.string(),
      given: v.exactOptional(given),
      why: v.picklist(['checked', 'replaced', 'other-tab']),
      held: v.nullable(v.number()),
      goals: v.nullable(v.string()),
    }),
  ),
});

/** Work that has not begun. */
export function newWork(start: string): Work {
  return { text: start, given: null, hints: 0, tried: false, solved: false, earlier: [] };
}

/** Reads what `writeWork` wrote; `null` for anything else. */
export function readWork(json: string): Work | null {
  try {
    const { version: _version, ...work } = v.parse(kept, JSON.parse(json));
    return work;
  } catch {
    return null;
  }
}

/** As text for the browser's storage. */
export function writeWork(work: Work): string {
  return JSON.stringify({ version: 1, ...work });
}

/** Work with a text put on top of its list. The same text stands in it once for each reason. */
export function withEarlier(work: Work, entry: Earlier): Work {
  const others = work.earlier.filter(({ text, why }) => text !== entry.text || why !== entry.why);
  return { ...work, earlier: [entry, ...others].slice(0, MOST_EARLIER) };
}
