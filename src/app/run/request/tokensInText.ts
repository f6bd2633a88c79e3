import { claimsOf } from './jwt.ts';
import type { Claims } from './jwt.ts';

/** A run of characters long enough to be a token, not a word. */
const TOKEN = /[\w-]{20,}(?:\.[\w-]{10,}){0,2}/g;

/** The text with its tokens cut to their ends: `eyJhbGci…x9Qw`. */
export function withShortTokens(text: string): string {
  return text.replace(TOKEN, (token) => `${token.slice(0, 8)}…${token.slice(-4)}`);
}

/** Whether there is a token to show in full. */
export function hasTokens(text: string): boolean {
  return withShortTokens(text) !== text;
}

/** What the JWTs in a text say, in their order. */
export function claimsIn(text: string): readonly Claims[] {
  return [...text.matchAll(TOKEN)].map(([token]) => claimsOf(token)).filter((claims) => claims !== null);
}

/** JSON with line breaks; other text as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
