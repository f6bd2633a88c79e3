import { counted, encodeBase64Url } from '../../../sim/index.ts';
import { LINKED, OWN } from './address.ts';
import { LINK_VERSION, LONGEST_LINK } from './link.ts';
import type { LinkedFile, SharedState } from './link.ts';

/** Longer addresses are packed: chats cut them. In characters. */
const LONGEST_READABLE = 1_500;

/** The files that no other lab has. */
export interface Files {
  readonly own: LinkedFile | null;
  readonly linked: LinkedFile | null;
}

/**
 * A link to a page of this lab, for somebody else. An address that says it all in a few words stays readable and gets
 * a version; one that shows a file of the reader's carries the file, packed with everything else.
 *
 * @param place path and query behind the hash: `/sandbox?wrapper=own&scenario=late-401`
 * @returns the place with which the link ends, or, in a sentence, why there is none
 */
export async function linkTo(
  place: string,
  files: Files,
): Promise<{ readonly place: string } | { readonly refused: string }> {
  const [path = '/', search = ''] = place.split(/\?(.*)/s);
  const params = new URLSearchParams(search);
  for (const key of ['s', 'v']) params.delete(key);
  const shown = [...new Set(['wrapper', 'compare'].map((key) => params.get(key)))];
  const [file, other] = shown.flatMap((id) => (id === OWN ? files.own : id === LINKED ? files.linked : null) ?? []);
  if (file && other)
    return {
      refused: 'Failed to make a link: it can bring one file, and this page shows two. Choose another wrapper.',
    };
  for (const key of ['wrapper', 'compare']) if (params.get(key) === OWN && file) params.set(key, LINKED);

  const query = params.toString();
  if (!file && query.length <= LONGEST_READABLE) {
    return { place: query === '' ? path : `${path}?${query}&v=${LINK_VERSION}` };
  }
  const s = await writeShared({ query, file: file ?? null });
  if (s.length > LONGEST_LINK) {
    const most = LONGEST_LINK.toLocaleString('en');
    const others = Object.keys(file?.files ?? {}).length;
    const what = !file
      ? 'it is too long'
      : others > 0
        ? `${file.file} and ${counted(others, 'other file')} are too long for an address`
        : `${file.file} is too long for an address`;
    const remedy =
      others > 0
        ? 'Remove files that it can do without, or send them themselves.'
        : 'Send the file itself, and what to choose.';
    return { refused: `Failed to make a link: ${what} of ${most} characters. ${remedy}` };
  }
  return { place: `${path}?s=${s}` };
}

/** Writes a state as the value of `s`: version, point, packed JSON. */
export async function writeShared({ query, file }: SharedState): Promise<string> {
  const shared = { query, file: file && { ...file, file: plainName(file.file) } };
  return `${LINK_VERSION}.${await pack(JSON.stringify(shared))}`;
}

/** The path of a file as `readShared` takes it. */
function plainName(file: string): string {
  // What is among others is found by its path, which is as its folders are called; a name alone may be any.
  return file.includes('/') ? file : plainFileName(file);
}

function plainFileName(name: string): string {
  const [, stem = '', extension = ''] = /^(.*)(\.[cm]?[jt]sx?)$/s.exec(name) ?? [];
  const plain = stem
    .normalize('NFC')
    .replace(/[^\w$@ .()-]/gu, '_')
    .replace(/^[^\w$@]/, '_');
  return `${plain.slice(0, 100) || '_'}${extension || '.ts'}`;
}

/**
 * A text as a piece of an address: deflated in zlib's format, whose checksum tells a damaged link, in base64url.
 * Needs no escaping behind a hash.
 */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return encodeBase64Url(bytes);
}
