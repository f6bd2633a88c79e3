import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/browser.ts';

/** A browser with an empty profile and one page. */
export interface Driven {
  /** As the browser says it: `153.8.0`. */
  readonly version: string;
  /** Loads an address, as one typed in. */
  goto(address: string): Promise<void>;
  /**
   * Runs a function in the page. It is sent as text, so it sees its argument and the page alone; argument and result are
   * JSON.
   *
   * @throws what the function throws, as an error with its message
   */
  inPage<Given, Made>(work: (given: Given) => Made | Promise<Made>, given: Given): Promise<Made>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** What Debian calls the packages that it needs. */
  readonly packages: string;
  /** Whether it can be started here. */
  isThere(): boolean;
  start(): Promise<Driven>;
}

/** How long the driver waits for one answer of a page: it ends what hangs. In milliseconds. */
const LONGEST_ANSWER_MS = 280_000;

export const ENGINES: readonly Engine[] = [
  {
    name: 'Chromium',
    packages: 'chromium',
    isThere: () => findBrowser() !== undefined,
    start: startChromium,
  },
  {
    name: 'Firefox',
    packages: 'firefox-esr',
    isThere: () => placeOf(FIREFOX) !== undefined,
    start: startFirefox,
  },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver xvfb',
    isThere: () =>
      placeOf(['WebKitWebDriver']) !== undefined &&
      (process.env['DISPLAY'] !== undefined || placeOf(['Xvfb']) !== undefined),
    start: startWebKit,
  },
];

const FIREFOX = ['firefox-esr', 'firefox'];

/** Where the first of these commands is, or `undefined`. */
function placeOf(commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find((path) => existsSync(path));
}

/** The text of a function that takes its argument as JSON and gives its result, or what it throws, as JSON. */
function asText(work: (given: never) => unknown): string {
  return `async (given) => {
    try {
      return JSON.stringify({ made: await (${work.toString()})(JSON.parse(given)) });
    } catch (error) {
      return JSON.stringify({ thrown: String(error?.message ?? error) });
    }
  }`;
}

/** What the page answered to the text of `work`. */
function madeOf<Made>(answer: unknown, _work: (given: never) => Made | Promise<Made>): Made {
  const { made, thrown } = JSON.parse(String(answer)) as { readonly made: Made; readonly thrown?: string };
  if (thrown !== undefined) throw new Error(thrown);
  return made;
}

/** Chromium, by the library that the page tests have. */
async function startChromium(): Promise<Driven> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  return {
    version: browser.version(),
    goto: async (address) => void (await page.goto(address)),
    inPage: async (work, given) =>
      madeOf(await page.evaluate(`(${asText(work)})(${JSON.stringify(JSON.stringify(given))})`), work),
    close: () => browser.close(),
  };
}

/** What keeps Firefox from asking, updating and calling home. */
const FIREFOX_PREFERENCES = `
user_pref('app.update.disabledForTesting', true);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('browser.startup.page', 0);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('datareporting.healthreport.uploadEnabled', false);
user_pref('dom.disable_beforeunload', true);
user_pref('dom.max_script_run_time', 0);
user_pref('extensions.update.enabled', false);
user_pref('messaging-system.rsexperimentloader.enabled', false);
user_pref('services.settings.server', 'data:,');
user_pref('toolkit.telemetry.enabled', false);
`;

/** Firefox, by WebDriver BiDi, which it speaks itself: https://w3c.github.io/webdriver-bidi. */
async function startFirefox(): Promise<Driven> {
  const command = placeOf(FIREFOX) ?? '';
  const profile = await mkdtemp(join(tmpdir(), 'reauth-lab-firefox-'));
  await writeFile(join(profile, 'user.js'), FIREFOX_PREFERENCES);
  const size = ['--width=1440', '--height=900'];
  const child = start(command, [
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port=0',
    ...size,
  ]);
  const close = async (): Promise<void> => {
    await end(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await said(child.stderr, /WebDriver BiDi listening on (ws:\S+)/);
    const { send, hangUp } = await speakBidi(`${address}/session`);
    const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: {},
    });
    const { contexts } = await send<{ contexts: readonly { context: string }[] }>('browsingContext.getTree', {});
    const context = contexts[0]?.context;
    return {
      version: capabilities.browserVersion,
      goto: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
      async inPage(work, given) {
        const { result, exceptionDetails } = await send<{
          result?: { value?: unknown };
          exceptionDetails?: { text: string };
        }>('script.callFunction', {
          functionDeclaration: asText(work),
          arguments: [{ type: 'string', value: JSON.stringify(given) }],
          target: { context },
          awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.text);
        return madeOf(result?.value, work);
      },
      async close() {
        hangUp();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Bidi {
  send<Result>(method: string, params: object): Promise<Result>;
  hangUp(): void;
}

/** Commands and their answers, by number. Events are not asked for. */
async function speakBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  const awaited = new Map<number, PromiseWithResolvers<unknown>>();
  let sent = 0;
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: string; message?: string };
    const waiting = awaited.get(answer.id ?? -1);
    awaited.delete(answer.id ?? -1);
    if (answer.error === undefined) waiting?.resolve(answer.result);
    else waiting?.reject(new Error(`${answer.error}: ${answer.message ?? ''}`));
  };
  socket.onclose = () => {
    for (const waiting of awaited.values()) waiting.reject(new Error('Firefox hung up'));
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`Failed to speak with Firefox at ${address}. Look whether it started.`));
  });
  return {
    async send<Result>(method: string, params: object) {
      const id = ++sent;
      const waiting = Promise.withResolvers<unknown>();
      awaited.set(id, waiting);
      socket.send(JSON.stringify({ id, method, params }));
      return (await inTime(waiting.promise, method)) as Result;
    },
    hangUp: () => socket.close(),
  };
}

/** WebKit, by WebDriver: https://www.w3.org/TR/webdriver2. Its driver opens a window, so where there is no screen it gets one. */
async function startWebKit(): Promise<Driven> {
  const screen = process.env['DISPLAY'] === undefined ? await openScreen() : null;
  const port = await freePort();
  const child = start(placeOf(['WebKitWebDriver']) ?? '', [`--port=${port}`], screen && { DISPLAY: screen.name });
  const close = async (): Promise<void> => {
    await end(child);
    if (screen) await end(screen.child);
  };
  const ask = async <Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Result> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error ?? response.status}: ${value.message ?? ''}`);
    return value;
  };
  try {
    await listens(port, child);
    const { sessionId, capabilities } = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>(
      'POST',
      '/session',
      { capabilities: { alwaysMatch: {} } },
    );
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/timeouts`, { script: LONGEST_ANSWER_MS, pageLoad: LONGEST_ANSWER_MS });
    await ask('POST', `${session}/window/rect`, { width: 1440, height: 900 });
    return {
      version: capabilities.browserVersion,
      goto: async (url) => void (await ask('POST', `${session}/url`, { url })),
      inPage: async (work, given) =>
        madeOf(
          await ask<unknown>('POST', `${session}/execute/async`, {
            script: `const [given, done] = arguments; (${asText(work)})(given).then(done);`,
            args: [JSON.stringify(given)],
          }),
          work,
        ),
      async close() {
        await ask('DELETE', session).catch(() => undefined);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openScreen(): Promise<{ readonly name: string; readonly child: ChildProcess }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  endWithThis(child);
  return { name: `:${await said(child.stdio[3] as Readable, /^(\d+)$/)}`, child };
}

/** A process in a group of its own, so that what it starts ends with it, as it does when this one ends. */
function start(command: string, args: readonly string[], env: object | null = null) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  endWithThis(child);
  return child;
}

function endWithThis(child: ChildProcess): void {
  const kill = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

/** Ends a process and what it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** The first line of a process that has this shape: its first group. */
async function said(from: Readable, shape: RegExp): Promise<string> {
  const lines = createInterface({ input: from });
  const heard: string[] = [];
  for await (const line of lines) {
    const found = shape.exec(line)?.[1];
    heard.push(line);
    if (found === undefined) continue;
    // What it says later must not fill the pipe.
    from.resume();
    return found;
  }
  throw new Error(`Failed to start a browser: it ended. It said:\n${heard.join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('Failed to find a free port.');
  return address.port;
}

/** Waits until a process answers at a port. */
async function listens(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('Failed to start WebKitWebDriver: it ended.');
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function inTime<Result>(answer: Promise<Result>, what: string): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer to ${what} in ${LONGEST_ANSWER_MS / 1000} seconds`)),
    LONGEST_ANSWER_MS,
  );
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
