import { createRandomWords } from '../random.ts';
import { encodeBase64Url } from './base64url.ts';

/**
 * A generator of opaque tokens in the form of Python's `secrets.token_urlsafe(32)`: 43 characters safe in a URL.
 * The same seed gives the same tokens in the same order, so they are good for a repeatable run and for nothing else.
 *
 * @param seed any integer; its low 32 bits count.
 */
export function createTokenSource(seed: number): () => string {
  const nextWord = createRandomWords(seed);
  return () => {
    const bytes = new DataView(new ArrayBuffer(32));
    for (let offset = 0; offset < 32; offset += 4) bytes.setUint32(offset, nextWord());
    return encodeBase64Url(new Uint8Array(bytes.buffer));
  };
}
