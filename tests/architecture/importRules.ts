import { posix } from 'node:path';
import { importsOf } from './importsOf.ts';

/** Source files by path from the root of the project: `src/sim/run.ts`. */
export type Files = ReadonlyMap<string, string>;

/** What lies below all of the app's own layers. */
const CONTENT = [
  'assignments',
  'reading',
  'exercises',
  'lessons',
  'quiz',
  'timeline',
  'sim',
  'live/app',
  'live/lab',
  'wrappers',
  'ui',
];

/**
 * The rooms, and whom each may import beside itself: `app → lessons → quiz → timeline → sim`, and inside the app
 * `pages → run → worker → shell`. A page is a room of its own, `app/pages/sandbox`, and imports no other page.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  app: ['app/pages', 'app/run', 'app/worker', 'app/shell', ...CONTENT],
  'app/pages': ['app/run', 'app/worker', 'app/shell', ...CONTENT],
  'app/run': ['app/worker', 'app/shell', ...CONTENT],
  'app/worker': ['app/shell', ...CONTENT],
  'app/shell': CONTENT,
  reading: ['sim'],
  // Its links are those that the pages read: `app/shell` has how an address is written.
  assignments: ['lessons', 'quiz', 'sim', 'ui', 'wrappers'],
  cli: [
    'app/shell',
    'assignments',
    'reading',
    'exercises',
    'lessons',
    'quiz',
    'timeline',
    'sim',
    'live/app',
    'live/lab',
    'wrappers',
  ],
  exercises: ['live/app', 'sim', 'ui'],
  lessons: ['quiz', 'timeline', 'sim'],
  quiz: ['timeline', 'sim', 'ui'],
  timeline: ['sim', 'ui'],
  'live/lab': ['live/app', 'wrappers', 'sim'],
  // To be taken home: the wrapper is handed in, and so is whatever watches.
  'live/app': [],
  wrappers: ['live/app', 'sim'],
  sim: [],
  ui: [],
};

/** The one file of a folder that others may import, where there is such a file. */
const DOORS: Readonly<Record<string, string>> = { sim: 'src/sim/index.ts' };

interface Edge {
  readonly from: string;
  readonly line: number;
  readonly to: string;
}

/** Imports that go in a direction they must not, one sentence each. */
export function wrongDirections(files: Files): readonly string[] {
  return edgesOf(files).flatMap(({ from, line, to }) => {
    const where = `${from}:${line} imports ${to}`;
    if (!to.startsWith('src/')) return [`${where}, which is outside of src`];
    const [importer, imported] = [roomOf(from), roomOf(to)];
    if (importer === imported && pageOf(from) === pageOf(to)) return [];
    if (importer === 'app/pages' && imported === 'app/pages') return [`${where}, but a page imports no other page`];
    const allowed = MAY_IMPORT[importer] ?? [];
    if (!allowed.includes(imported))
      return [`${where}, but ${importer} may import ${allowed.join(', ') || 'no other folder'}`];
    const door = DOORS[imported];
    return door === undefined || to === door ? [] : [`${where}, but the door of ${imported} is ${door}`];
  });
}

/** Files that import each other in a circle, as `a → b → a`. Each circle is told once. */
export function circles(files: Files): readonly string[] {
  const next = Map.groupBy(edgesOf(files), (edge) => edge.from);
  const done = new Set<string>();
  const found: string[] = [];
  for (const file of files.keys()) walk(file, []);
  return found;

  function walk(file: string, path: readonly string[]): void {
    const start = path.indexOf(file);
    if (start !== -1) found.push([...path.slice(start), file].join(' → '));
    if (start !== -1 || done.has(file)) return;
    for (const edge of next.get(file) ?? []) walk(edge.to, [...path, file]);
    done.add(file);
  }
}

function edgesOf(files: Files): readonly Edge[] {
  return [...files].flatMap(([from, text]) =>
    importsOf(text).flatMap(({ specifier, line }) => {
      const to = resolve(from, specifier, files);
      return to === undefined ? [] : [{ from, line, to }];
    }),
  );
}

/** The file that is meant; `undefined` for a package. `@/` is the root of the live app. */
function resolve(from: string, specifier: string, files: Files): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (!/^(\.{1,2}|@)\//.test(bare)) return undefined;
  const path = bare.startsWith('@/')
    ? posix.join('src/live/app', bare.slice(2))
    : posix.join(posix.dirname(from), bare);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => files.has(candidate)) ?? path;
}

/** The room that a file is in: the longest that its path begins with. A file that is in none is a room of its own. */
function roomOf(path: string): string {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => path.startsWith(`src/${room}/`));
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? path;
}

function pageOf(path: string): string | undefined {
  return /^src\/app\/pages\/([^/]+)\//.exec(path)?.[1];
}
