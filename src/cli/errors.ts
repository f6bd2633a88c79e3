import type { Problem } from '../sim/index.ts';

/** A wrong command line: one sentence for the person who typed it, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody has pressed Ctrl+C. Its message says what there is. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Looks something up that was typed: what the look-up throws is the fault of whoever typed it. */
export function orUsageError<T>(lookUp: () => T): T {
  try {
    return lookUp();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What Node calls an error, such as `ENOENT`; `undefined` for what has no such name. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * Why something could not be read or written, in words: what stands between "Failed to …:" and the full stop.
 *
 * @param missing what is not there, when something is not
 */
export function reasonOf(error: unknown, missing: 'file' | 'folder' | 'file or folder' = 'file'): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no such ${missing}`;
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be opened';
    case 'EROFS':
      return 'it may not be written';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** A run that was ended. `limit`: what it did not keep, as in `within 5 seconds`. */
export function endless(file: string, limit: string): Problem {
  return {
    kind: 'endless',
    deed: `run ${file}`,
    cause: `it did not come to an end ${limit}`,
    remedy: 'Look for a loop that never ends.',
    at: null,
  };
}

/** Work that was ended because all of it took too long: it got on to the end. */
export function outOfTime(file: string, seconds: number): Problem {
  return {
    kind: 'out-of-time',
    deed: `run ${file}`,
    cause: `it did not come to an end within ${seconds} seconds in all`,
    remedy: 'Give it alone, or on a machine with less to do.',
    at: null,
  };
}

/** A run that ended in a way that the simulator has no name for. `cause`: with what. */
export function simulatorBroke(file: string, cause: string): Problem {
  return {
    kind: 'lab-broke',
    deed: `run ${file}`,
    cause: `the simulator broke with ${cause}`,
    remedy: 'Look for a change of what all code shares, such as Array.prototype.',
    at: null,
  };
}

/**
 * A text that a wrapper had a hand in, as one line that cannot pass for several, nor steer a terminal.
 */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
