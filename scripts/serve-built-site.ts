import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { PreviewServer } from 'vite';

/** Builds the site into a temporary folder and serves it, until it is closed. */
export async function serveBuiltSite(): Promise<{
  /** With a slash at the end. */
  readonly url: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-site-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await buildInto(folder);
    const server = await serve(folder);
    return {
      url: addressOf(server),
      folder,
      async close() {
        await server.close();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function buildInto(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  // Vitest sets it to test, which would build React for development.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ mode: 'production', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  } finally {
    process.env['NODE_ENV'] = before;
  }
}

function serve(outDir: string): Promise<PreviewServer> {
  return preview({ logLevel: 'warn', build: { outDir }, preview: { host: '127.0.0.1', port: 0, open: false } });
}

function addressOf(server: PreviewServer): string {
  const address = server.resolvedUrls?.local[0];
  if (address !== undefined) return address;
  throw new Error('Failed to serve the built site: it has no address. Free a port and run the tests again.');
}
