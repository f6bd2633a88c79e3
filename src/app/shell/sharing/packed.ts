import { decodeBase64Url, encodeBase64Url } from '../../../sim/index.ts';

/**
 * A text as a piece of an address: deflated in zlib's format, whose checksum tells a damaged link, in base64url.
 * Needs no escaping behind a hash.
 */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return encodeBase64Url(bytes);
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
