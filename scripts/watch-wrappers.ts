import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const watched = (file: string) => fileURLToPath(new URL(`../src/live/lab/report/${file}`, import.meta.url));

const WATCHED: Readonly<Record<string, string>> = {
  'async-mutex': watched('watchedMutex.ts'),
  '@reduxjs/toolkit/query/react': watched('watchedRtkQuery.ts'),
};

/**
 * In live mode the wrappers are imported as the files they are. Their locks and their requests have to be seen all the
 * same: so for them, and for nobody else, two packages are the same packages watched.
 */
export function watchWrappers(): Plugin {
  return {
    name: 'reauth-lab:watch-wrappers',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer !== undefined && /\/src\/wrappers\/[^/]+\.ts$/.test(importer) ? WATCHED[source] : undefined,
  };
}
