import { reasonOf } from './errors.ts';
import { runCli } from './runCli.ts';

// A reader that has seen enough, as in `lab list | head`, closes the pipe: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`Failed to print: ${reasonOf(error)}. Send the output where there is room for it.\n`);
  process.exit(2);
});

// What there is so far is printed; who presses it twice, or waits for long, wants it to end.
const stopped = new AbortController();
process.on('SIGINT', () => {
  if (stopped.signal.aborted) process.exit(130);
  stopped.abort();
  setTimeout(() => process.exit(130), 3_000).unref();
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY && { note: (text: string) => void process.stderr.write(`${text}\n`) }),
  stopped: stopped.signal,
  // npm runs scripts in the project's root, and tells where it was called.
  folder: (process.env['npm_lifecycle_event'] === 'lab' && process.env['INIT_CWD']) || process.cwd(),
});
