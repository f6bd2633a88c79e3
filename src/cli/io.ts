import type { Command } from 'commander';

/** What a command has to do with the world outside: arguments, so that a test can watch. */
export interface Io {
  /** Prints lines to the standard output. */
  readonly out: (text: string) => void;
  /** Prints lines to the standard error output. */
  readonly err: (text: string) => void;
  /** Tells who watches how far a long work has come; not there where nobody watches. */
  readonly note?: (text: string) => void;
  /** Aborted by Ctrl+C: what there is so far is printed then. */
  readonly stopped?: AbortSignal;
  /** The folder that paths are relative to. */
  readonly folder: string;
}

/**
 * 0: all is well; 1: `grade` found checks violated; 2: the command line, a wrapper or a file is at fault; 3: a file was
 * read with a question, or something of it was not judged; 130: stopped by Ctrl+C.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** A command of `lab`: what commander is to read, and what is done once it has. */
export interface LabCommand {
  readonly command: Command;
  /** @throws {UsageError | WrapperError} with one sentence for the person who typed it */
  readonly run: (io: Io) => Promise<ExitCode>;
}
