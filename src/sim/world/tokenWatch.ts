import type { Happening, TokenPlace } from '../trace.ts';
import type { StorageWrite } from './storage.ts';
import type { TokenRegistry } from './tokens.ts';

/** Records where tokens are kept and when that changes. */
export interface TokenWatch {
  /** The auth store of a tab has another access token. */
  storeChanged(tab: number, accessToken: string | null): void;
  /** A tab wrote to `localStorage`. */
  storageWritten(tab: number, write: StorageWrite): void;
}

/** The auth store's own copy in `localStorage`: the store is watched itself. */
const PERSISTED = 'auth-store';

/** Tells tokens in what is kept. */
interface TokenFinder extends Pick<TokenRegistry, 'generationOf'> {
  findIn(text: string): readonly { readonly kind: 'access' | 'refresh'; readonly generation: number }[];
}

/** A watch over the token places of a world, or of a page of the live app. */
export function createTokenWatch(record: (happening: Happening) => void, tokens: TokenFinder): TokenWatch {
  return {
    storeChanged(tab, accessToken) {
      const place: TokenPlace = 'auth-store';
      if (accessToken === null) record({ type: 'token-cleared', tab, place, kind: 'access' });
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
      if (key === PERSISTED) return;
      const place: TokenPlace = `localStorage.${key}`;
      const found = value === null ? [] : tokens.findIn(value);
      for (const { kind, generation } of found) record({ type: 'token-stored', tab, place, kind, generation });
      for (const { kind } of before === null ? [] : tokens.findIn(before)) {
        if (!found.some((token) => token.kind === kind)) record({ type: 'token-cleared', tab, place, kind });
      }
    },
  };
}
