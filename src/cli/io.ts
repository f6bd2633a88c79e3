/** What a command has to do with the world outside: arguments, so that a test can watch. */
export interface Io {
  /** Prints lines to the standard output. */
  readonly out: (text: string) => void;
  /** Prints lines to the standard error output. */
  readonly err: (text: string) => void;
  /** The folder that paths are relative to. */
  readonly folder: string;
}
