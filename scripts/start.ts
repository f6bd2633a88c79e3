import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { canOpenBrowser } from './can-open-browser.ts';

const { values } = readOptions();
const open = canOpenBrowser({ platform: process.platform, env: process.env, isTTY: process.stdout.isTTY });

const server = await createServer({
  server: {
    open: open && values['no-open'] !== true,
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    ...(values.host === undefined ? {} : { host: values.host }),
  },
});
await server.listen();
server.printUrls();
server.bindCLIShortcuts({ print: true });

function readOptions() {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    console.error(`Failed to start: ${reason}. Use --port NUMBER, --host NAME or --no-open.`);
    process.exit(2);
  }
}
