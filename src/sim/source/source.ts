import type { Dialect } from './dialect.ts';

/** A wrapper is a page or two; more than this is a wrong file. In characters. */
export const LONGEST_SOURCE = 200_000;

/** A contract as it is typed: `{ refresh: '/token/refresh', send: 'refreshToken' }`. */
export type ContractSettings = Readonly<Record<string, string>>;

/**
 * A wrapper as text, with the app it stands in. The text that is shown is the text that runs: built-in wrappers
 * and a reader's own file take the same way.
 */
export interface Source {
  /**
   * Whose text it is: `lab` for what is built in, `reader` for what anybody brought along, in a file, a link or an editor.
   * It decides what the text may reach: all but `lab` runs locked up.
   */
  readonly origin: 'lab' | 'reader';
  /** The id of a built-in wrapper, or the name of a reader's file. */
  readonly id: string;
  /** What the file is called in messages and stack frames: `mutex.ts`; among several files its path, `src/api/base.ts`. */
  readonly file: string;
  readonly text: string;
  /** The reader's other files that it needs, by path, and the `tsconfig.json` by which they find one another. */
  readonly files?: Readonly<Record<string, string>>;
  /** The app's own modules as text, by specifier: `@/config`, `@/stores/authStore`, `@/slices/authSlice`, `@/api`. */
  readonly app: Readonly<Record<string, string>>;
  /** What its backend is like, where the text itself does not say so in a comment: see `contractOf`. */
  readonly contract?: ContractSettings;
  /** What it agrees with its app and its backend, where it was read: a reader's file. */
  readonly dialect?: Dialect;
  /** Questions about it that nobody has answered: what rests on them is not judged. */
  readonly doubts?: readonly string[];
}
