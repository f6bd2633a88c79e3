import type { Generation, Happening, TokenPlace } from '../trace.ts';
import type { StorageWrite } from './worldStorage.ts';

/** Records where tokens are kept and when that changes. */
export interface TokenWatch {
  /** The auth store of a tab has another access token. */
  storeChanged(tab: number, accessToken: string | null): void;
  /** A tab is loaded anew, and this is what its auth store finds: recorded where it held something else. */
  storeLoaded(tab: number, accessToken: string | null): void;
  /** A tab wrote to `localStorage`. */
  storageWritten(tab: number, write: StorageWrite): void;
  /** What a place holds has changed; `null` for nothing. */
  placeChanged(tab: number, place: TokenPlace, value: string | null, before: string | null): void;
}

/** The key of `localStorage` under which the auth store keeps a copy of itself. */
export const AUTH_STORE_KEY = 'auth-store';

/** Tells tokens in what is kept. */
interface TokenFinder extends Pick<TokenRegistry, 'generationOf'> {
  findIn(text: string): readonly { readonly kind: 'access' | 'refresh'; readonly generation: number }[];
  /** Whether a part of a token, of some characters, occurs in a text. */
  hasPieceIn(text: string): boolean;
}

/** A watch over the token places of a world, or of a page of the live app. */
export function createTokenWatch(record: (happening: Happening) => void, tokens: TokenFinder): TokenWatch {
  /** The last characters that each tab wrote, in whatever places: a token may be written in pieces. */
  const written = new Map<number, string>();
  const placeChanged: TokenWatch['placeChanged'] = (tab, place, value, before) => {
    const found = value === null ? [] : [...tokens.findIn(value), ...tokens.findIn(place)];
    for (const { kind, generation } of found) record({ type: 'token-stored', tab, place, kind, generation });
    if (found.length === 0 && value !== null) {
      const last = `${written.get(tab) ?? ''}${value}`.slice(-SHORTEST_PIECE);
      written.set(tab, last);
      if (isOpaque(value) || tokens.hasPieceIn(value) || tokens.hasPieceIn(last))
        record({ type: 'opaque-stored', tab, place });
    }
    for (const { kind } of before === null ? [] : tokens.findIn(before)) {
      if (!found.some((token) => token.kind === kind)) record({ type: 'token-cleared', tab, place, kind });
    }
  };
  /** What the auth store of each tab holds, where it has changed. */
  const storeHolds = new Map<number, Generation>();
  const heldIn = (tab: number): Generation => storeHolds.get(tab) ?? (storeHolds.has(tab) ? null : 1);
  const watch: TokenWatch = {
    placeChanged,
    storeLoaded(tab, accessToken) {
      if (tokens.generationOf('access', accessToken) !== heldIn(tab)) watch.storeChanged(tab, accessToken);
    },
    storeChanged(tab, accessToken) {
      const place: TokenPlace = 'auth-store';
      // An object that makes a token of itself is none that can be read.
      if (typeof (accessToken as unknown) === 'object' && accessToken !== null)
        record({ type: 'opaque-stored', tab, place });
      storeHolds.set(tab, tokens.generationOf('access', accessToken));
      // An app may clear it by an empty text.
      if (accessToken === null || accessToken === '') record({ type: 'token-cleared', tab, place, kind: 'access' });
      else
        record({
          type: 'token-stored',
          tab,
          place,
          kind: 'access',
          generation: tokens.generationOf('access', accessToken),
        });
    },
    storageWritten(tab, { key, value, before }) {
      // The store is watched itself: of its copy only what it does not hold is news.
      const held = heldIn(tab);
      const isCopy =
        key === AUTH_STORE_KEY &&
        (value === null ||
          tokens.findIn(value).every(({ kind, generation }) => kind === 'access' && generation === held));
      if (!isCopy) placeChanged(tab, `localStorage.${key}`, value, before);
    },
  };
  return watch;
}

type Kind = 'access' | 'refresh';

/** Tells tokens by their value: every token that the server issued, with its generation. */
export interface TokenRegistry {
  /**
   * Takes in a token that the server issued, and gives its number.
   *
   * @param generation its number, where it is known; by default a new one gets the next of its kind, from 1
   */
  learn(kind: Kind, value: string, generation?: number): number;
  generationOf(kind: Kind, value: string | null | undefined): Generation;
  /** The token with this number; `null` where there is none. */
  valueOf(kind: Kind, generation: Generation): string | null;
  /** The tokens that occur in a text: a storage value, a request's body. */
  findIn(text: string): readonly { readonly kind: Kind; readonly value: string; readonly generation: number }[];
  hasPieceIn(text: string): boolean;
}

/** A registry that knows no tokens yet. */
export function createTokenRegistry(): TokenRegistry {
  const known: { kind: Kind; value: string; generation: number }[] = [];
  return {
    learn(kind, value, generation) {
      const ofKind = known.filter((token) => token.kind === kind);
      const found = ofKind.find((token) => token.value === value);
      if (found) return found.generation;
      const fresh = { kind, value, generation: generation ?? ofKind.length + 1 };
      known.push(fresh);
      return fresh.generation;
    },
    generationOf: (kind, value) =>
      known.find((token) => token.kind === kind && token.value === value)?.generation ?? null,
    valueOf: (kind, generation) =>
      known.find((token) => token.kind === kind && token.generation === generation)?.value ?? null,
    findIn(text) {
      for (const reading of readingsOf(text)) {
        const found = known.filter(({ value }) => reading.includes(value));
        if (found.length > 0) return found;
      }
      return [];
    },
    hasPieceIn: (text) =>
      (text.match(PIECE) ?? []).some((piece) => known.some(({ value }) => value !== piece && value.includes(piece))),
  };
}

/** What may be a part of a token that was taken apart, and no other word, has so many characters. */
const SHORTEST_PIECE = 8;
const PIECE = new RegExp(`[\\w.-]{${SHORTEST_PIECE},}`, 'g');

/** How often a text is decoded: what is written in one way inside another. */
const DEEPEST = 3;

/**
 * A text as it is, and as it reads when what may be encoded in it is decoded: escapes of JSON and of addresses, base64,
 * and the numbers of characters, as they are and as JSON writes bytes, each after its place.
 */
function* readingsOf(text: string, depth = 0): Generator<string> {
  yield text;
  if (depth === DEEPEST || text.length < SHORTEST) return;
  const decoded = new Set([
    text.replaceAll(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, four: string, two: string) =>
      String.fromCharCode(Number.parseInt(four || two, 16)),
    ),
    text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    ...(text.match(OPAQUE) ?? []).map(fromBase64),
    ...[10, 16].flatMap((radix) => fromNumbers(text, radix)),
  ]);
  decoded.delete(text);
  for (const one of decoded) yield* readingsOf(one, depth + 1);
}

/** No token is shorter, in characters. */
const SHORTEST = 32;

/** What may be a token, or tokens that are written in another way. */
const OPAQUE = /[\w+/-]{32,}={0,2}/g;

/** Too short for a token in another way of writing. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text has something in it that may be a token in a way of writing that the lab does not know. */
export function isOpaque(text: string): boolean {
  return (text.match(OPAQUE) ?? []).some((one) => !UUID.test(one));
}

function fromNumbers(text: string, radix: number): readonly string[] {
  const codes = (text.match(/\b[\da-f]{1,3}\b/gi) ?? []).map((code) => Number.parseInt(code, radix));
  if (codes.length < SHORTEST) return [];
  return [codes, codes.filter((_, at) => at % 2 === 1)].map((some) => String.fromCharCode(...some));
}

function fromBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
