/** The version of links that this lab writes and reads. Raise it when an old link would be read as something else. */
export const LINK_VERSION = '1';

/** Browsers take more behind a hash; chats and mail do not. In characters. */
export const LONGEST_LINK = 30_000;

/** A wrapper that a link brings along. */
export interface LinkedFile {
  /** Its name; among several files its path, `src/api/base.ts`. */
  readonly file: string;
  readonly text: string;
  /** The other files that it needs, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** All that a link carries: the readable part of the address, and a file that no lab has. */
export interface SharedState {
  readonly query: string;
  readonly file: LinkedFile | null;
}

export type ReadLink =
  | { readonly state: 'opened'; readonly shared: SharedState }
  | { readonly state: 'failed'; readonly message: string };

/** What is wrong with a link of another version, as a cause. */
export function otherVersion(version: string): string {
  return `it is of version ${version.slice(0, 8)}, and this lab reads version ${LINK_VERSION}`;
}

/** The one sentence about a link that cannot be opened. */
export function failedLink(cause: string): string {
  return `Failed to open the link: ${cause}. Ask for it again, or go on from here: nothing of yours has changed.`;
}
