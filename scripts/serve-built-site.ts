import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at the end. */
    siteUrl: string;
    /** Folder of the built site: for a test that serves it in another way. */
    siteFolder: string;
  }
}

/** Builds the site once into a temporary folder and serves it for all tests of `tests/pages`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const siteFolder = await mkdtemp(join(tmpdir(), 'reauth-lab-site-'));
  // Vitest sets NODE_ENV to test, which would build React for development.
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ mode: 'production', logLevel: 'warn', build: { outDir: siteFolder, emptyOutDir: true } });
  process.env['NODE_ENV'] = mode;

  const server = await preview({
    logLevel: 'warn',
    build: { outDir: siteFolder },
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const siteUrl = server.resolvedUrls?.local[0];
  if (siteUrl === undefined)
    throw new Error('Failed to serve the built site: it has no address. Free a port and run the tests again.');

  project.provide('siteUrl', siteUrl);
  project.provide('siteFolder', siteFolder);
  return async () => {
    await server.close();
    await rm(siteFolder, { recursive: true, force: true });
  };
}
