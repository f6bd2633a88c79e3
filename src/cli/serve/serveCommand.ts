import { Command, InvalidArgumentError } from 'commander';
import { DEMO_LOGIN, scenarioIn } from '../../sim/index.ts';
import type { Settings } from '../../sim/index.ts';
import { codeOf, orUsageError, UsageError } from '../errors.ts';
import type { LabCommand } from '../io.ts';
import { serveHttp } from './serveHttp.ts';
import type { HttpBackend, ServeOptions } from './serveHttp.ts';
import { settingsOf } from '../subject.ts';

interface Options {
  readonly port: number;
  readonly accessSeconds: number;
  readonly answers?: readonly string[];
  readonly allowHost?: readonly string[];
}

/** `lab serve`: the fake FastAPI backend over HTTP, until it is stopped. */
export function serveCommand(): LabCommand {
  const command = new Command('serve')
    .description('Serve the fake FastAPI backend over HTTP on the loopback address, for curl or an app of your own.')
    .option('--port <number>', 'the port, 0 for any that is free', whole(0, 65_535), 8000)
    .option('--access-seconds <number>', 'life of an access token', whole(1, 86_400), 900)
    .option(
      '--answers <key=value...>',
      'a bad day of a backend, in turn and the last one staying: refresh=500,normal api=lost,normal rotation=off',
    )
    .option('--allow-host <names...>', 'names that it answers to besides localhost and 127.0.0.1');
  return {
    command,
    async run(io) {
      const { port, accessSeconds, answers = [], allowHost = [] } = command.opts<Options>();
      const server = await open({ port, accessSeconds, answers: serverSettingsOf(answers), allowedHosts: allowHost });
      io.out(
        [
          `Serving ${server.url}`,
          `User ${DEMO_LOGIN.username}, password ${DEMO_LOGIN.password}. Access tokens live for ${accessSeconds} s.`,
          `curl -d 'username=${DEMO_LOGIN.username}&password=${DEMO_LOGIN.password}' ${server.url}/auth/login`,
          `The live app uses it with VITE_API_BASE_URL=${server.url}. Ctrl+C stops it.`,
        ].join('\n'),
      );
      await stopSignal();
      await server.close();
      return 0;
    },
  };
}

/** What of a scenario's settings a server has by itself. */
const OF_A_SERVER = ['rotation', 'reuse', 'grace-ms', 'refresh', 'api'];

function serverSettingsOf(pairs: readonly string[]): Settings {
  const settings = settingsOf(pairs);
  const other = Object.keys(settings).find((key) => !OF_A_SERVER.includes(key));
  if (other !== undefined)
    throw new UsageError(
      `Failed to serve with "${other}": a server has no such setting. Use ${OF_A_SERVER.join(', ')}.`,
    );
  orUsageError(() => scenarioIn({ scenario: 'three-at-once', settings }));
  return settings;
}

async function open({ port, ...options }: ServeOptions): Promise<HttpBackend> {
  try {
    return await serveHttp({ port, ...options });
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const cause = code === 'EADDRINUSE' ? 'it is in use' : 'it may not be used';
    throw new UsageError(`Failed to serve on port ${port}: ${cause}. Use --port with another number, or 0.`);
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}
