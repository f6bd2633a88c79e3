import { preview } from 'vite';

/** Serves a folder of a built site. `at` is where: `/`, or `/a/sub-folder/`. Gives the address, with a slash at its end. */
export async function serveFolder(outDir: string, at: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await preview({
    configFile: false,
    base: at,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false, allowedHosts: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error(`Failed to serve ${outDir}: it has no address. Free a port.`);
  return { url, close: () => server.close() };
}
