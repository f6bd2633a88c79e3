import * as v from 'valibot';
import { decodeBase64Url, LONGEST_SOURCE } from '../../../sim/index.ts';
import { failedLink, LINK_VERSION, LONGEST_LINK, otherVersion } from './link.ts';
import type { ReadLink } from './link.ts';

const longEnough = v.pipe(v.string(), v.maxLength(LONGEST_SOURCE));

/** A path below the folder that all files are in, without letters that are not seen. */
const path = v.pipe(v.string(), v.regex(/^(?!\/)(?!(.*\/)?\.{1,2}\/)[^\p{C}\\]{1,240}$/u));

const fileName = v.pipe(v.string(), v.regex(/^[\w$@][\w$@ .()-]{0,99}\.[cm]?[jt]sx?$/));

/** More files than this are never packed. */
const MOST_FILES = 60;

const packed = v.object({
  query: v.pipe(v.string(), v.maxLength(24_000)),
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
