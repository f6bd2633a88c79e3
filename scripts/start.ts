import { parseArgs } from 'node:util';
import { build, preview } from 'vite';
import { canOpenBrowser } from './can-open-browser.ts';
import { whyToBuild } from './is-built.ts';

const { port, host, 'no-open': closed = false } = readOptions();
const open = !closed && canOpenBrowser({ platform: process.platform, env: process.env, isTTY: process.stdout.isTTY });

const why = await whyToBuild(process.cwd(), 'dist/index.html');
if (why !== null) {
  console.log(`Building the site into dist, because ${why}.`);
  await build({ logLevel: 'error' });
}
const server = await preview({
  preview: {
    open,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(host === undefined ? {} : { host: host === '' || host }),
  },
});
server.printUrls();
if (host !== undefined)
  console.log(
    [
      '',
      '  Others in this network type the address after "Network". Over http their browsers offer no service worker: live',
      '  mode and offline pages are missing, and links are copied by hand. All else works. With https, on any static host',
      '  that serves the folder dist, nothing is missing.',
    ].join('\n'),
  );
server.bindCLIShortcuts({ print: true });

function readOptions() {
  try {
    const { values } = parseArgs({
      args: withValue(process.argv.slice(2)),
      options: { port: { type: 'string' }, host: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) throw new Error(`"${values.port}" is no port`);
    return values;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    console.error(`Failed to start: ${reason}. Use --port NUMBER, --host, --host NAME or --no-open.`);
    process.exit(2);
  }
}

/** `--host` alone means every address of this machine; `parseArgs` knows no option whose value may be left out. */
function withValue(args: readonly string[]): string[] {
  return args.map((arg, index) => (arg === '--host' && (args[index + 1] ?? '--').startsWith('-') ? '--host=' : arg));
}
