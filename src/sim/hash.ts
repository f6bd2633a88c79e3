/** A text as 32 bits, unsigned: FNV-1a over its UTF-16 units. It tells texts apart, and keeps nothing secret. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
