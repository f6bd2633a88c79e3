import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

/** The built site at an address of this machine. */
export interface Site {
  readonly folder: string;
  /** With a slash at its end. */
  readonly url: string;
  /** What was asked for, of the paths that begin so. */
  asked(path: string): readonly string[];
  /** Nobody answers there while this is done. */
  away(deed: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Builds the site into a temporary folder and serves it, until it is closed. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-journeys-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    return await serve(folder, removeFolder);
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function serve(folder: string, onClose: () => Promise<void>): Promise<Site> {
  const all: string[] = [];
  const begin = async (at: number): Promise<Server> => {
    const server = createServer(({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://site');
      all.push(pathname.slice(1));
      const path = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
      readFile(path).then(
        (body) => response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(at, '127.0.0.1', resolve);
    });
    return server;
  };
  const end = (server: Server): Promise<unknown> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  };

  let server = await begin(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Failed to serve the site: it has no port.');
  const { port } = address;
  return {
    folder,
    url: `http://127.0.0.1:${port}/`,
    asked: (path) => all.filter((one) => one.startsWith(path)),
    async away(deed) {
      await end(server);
      try {
        await deed();
      } finally {
        server = await begin(port);
      }
    },
    async close() {
      await end(server);
      await onClose();
    },
  };
}
