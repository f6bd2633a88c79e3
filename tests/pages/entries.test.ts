import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';

const folder = inject('siteFolder');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Chunks that are loaded as a page's script or as a worker. */
function entriesOf(chunks: readonly string[]): readonly string[] {
  const scripts = globSync('**/*.html', { cwd: folder }).flatMap((page) => [
    ...read(page).matchAll(/<script type="module"[^>]* src="([^"]+)"/g),
  ]);
  const workers = chunks.flatMap((chunk) => [...read(chunk).matchAll(/new Worker\(new URL\([^'"`]*['"`]([^'"`]+)/g)]);
  return [...scripts, ...workers].map(([, address = '']) => basename(address)).toSorted();
}

/** The names in `from '…'`, `import '…'` and `import('…')`, which a bundler writes with any of three quotes. */
function importsOf(chunk: string): readonly string[] {
  return [...read(chunk).matchAll(/\b(?:from|import)\s*\(?\s*['"`]([^'"`]+)['"`]/g)].map(([, name = '']) =>
    basename(name),
  );
}

test('no chunk imports from an entry of a page or a worker: WebKit would run that entry again', () => {
  const chunks = globSync('assets/*.js', { cwd: folder });
  const entries = entriesOf(chunks);
  expect(entries.map((entry) => entry.replace(/-.*$/, ''))).toEqual(['lab', 'live', 'worker']);
  const imports = chunks.flatMap((chunk) => importsOf(chunk).map((name) => ({ chunk, name })));
  // They do import from each other, so that an empty list below says something.
  expect(imports.filter(({ name }) => chunks.includes(`assets/${name}`)).length).toBeGreaterThan(chunks.length);
  expect(imports.filter(({ name }) => entries.includes(name))).toEqual([]);
});
