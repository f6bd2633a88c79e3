/** A comment line to the lab, as `contractOf` reads it. */
const COMMENT = /^[ \t]*(?:\/\/|\/\*+|\*)[ \t]*@reauth-lab\b:?/;

/** What can be said in it: `{ refresh: '/token/refresh', send: 'refreshToken' }`. */
export type Said = Readonly<Record<string, string>>;

/** What a comment line says: `// @reauth-lab refresh=/token/refresh` as `{ refresh: '/token/refresh' }`. */
export function saidIn(comment: string): Said {
  const pairs = comment.replace(COMMENT, '').split(/\s+/).filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/**
 * A text that says this to the lab: where a comment line of it says something else by the same key, that is changed; the
 * rest goes into one line at its beginning.
 */
export function withSaid(text: string, said: Said): string {
  const lines = text.split('\n');
  const news: string[] = [];
  for (const [key, value] of Object.entries(said)) {
    const pair = new RegExp(`([\\s:])${key.replaceAll('.', '\\.')}=\\S+`);
    const at = lines.findIndex((line) => COMMENT.test(line) && pair.test(line));
    const line = lines[at];
    if (line === undefined) news.push(`${key}=${value}`);
    else lines[at] = line.replace(pair, (_, before: string) => `${before}${key}=${value}`);
  }
  if (news.length > 0) lines.splice(text.startsWith('#!') ? 1 : 0, 0, `// @reauth-lab ${news.join(' ')}`);
  return lines.join('\n');
}
