import * as v from 'valibot';
import { decodeBase64Url, LONGEST_SOURCE } from '../../../sim/index.ts';

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

const longEnough = v.pipe(v.string(), v.maxLength(LONGEST_SOURCE));

/** A path below the folder that all files are in, without letters that are not seen. */
const path = v.pipe(v.string(), v.regex(/^(?!\/)(?!(.*\/)?\.{1,2}\/)[^\p{C}\\]{1,240}$/u));

const fileName = v.pipe(v.string(), v.regex(/^[\w$@][\w$@ .()-]{0,99}\.[cm]?[jt]sx?$/));

/** More files than this are never packed. */
const MOST_FILES = 60;

const packed = v.object({
  query: v.pipe(v.string(), v.maxLength(10_000)),
  file: v.nullable(
    v.object({
      file: v.union([fileName, v.pipe(path, v.regex(/\/.*\.[cm]?[jt]sx?$/))]),
      text: longEnough,
      files: v.exactOptional(
        v.pipe(
          v.record(path, longEnough),
          v.check((all) => Object.keys(all).length <= MOST_FILES),
        ),
      ),
    }),
  ),
});

/** Reads what `writeShared` wrote. It never throws: what cannot be read gives one sentence. */
export async function readShared(text: string): Promise<ReadLink> {
  const [, version = '', piece = ''] = /^(\d{1,4})\.([\w-]*)$/.exec(text) ?? [];
  if (version !== '' && version !== LINK_VERSION) return failed(otherVersion(version));
  if (text.length > LONGEST_LINK) return failed(`it has more than ${LONGEST_LINK.toLocaleString('en')} characters`);
  try {
    // A character of JSON is at most 6 bytes.
    const shared = v.parse(packed, JSON.parse(await unpack(piece, 7 * LONGEST_SOURCE)));
    return { state: 'opened', shared };
  } catch {
    return failed('it is damaged, or a part of it is missing');
  }
}

/** What is wrong with a link of another version, as a cause. */
export function otherVersion(version: string): string {
  return `it is of version ${version.slice(0, 8)}, and this lab reads version ${LINK_VERSION}`;
}

/** The one sentence about a link that cannot be opened. */
export function failedLink(cause: string): string {
  return `Failed to open the link: ${cause}. Ask for it again, or go on from here: nothing of yours has changed.`;
}

function failed(cause: string): ReadLink {
  return { state: 'failed', message: failedLink(cause) };
}

/**
 * The text that `pack` was given.
 *
 * @param mostBytes how much it may be: a small piece can stand for gigabytes
 * @throws {Error} when a part is missing or changed, or it is more than that
 */
export async function unpack(piece: string, mostBytes: number): Promise<string> {
  const bytes = decodeBase64Url(piece);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      throw new Error(`Failed to unpack: it is more than ${mostBytes} bytes. Pack less.`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
