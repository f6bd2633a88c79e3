import type { Dialect, TokenHome } from '../source/dialect.ts';
import type { TokenPlace } from '../trace.ts';
import { slotsOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import type { GlobalParts } from './globals.ts';
import { valueAt, withValue } from './ownState.ts';
import { placeOf } from './standInApp.ts';

type Tokens = Readonly<Record<'access' | 'refresh', string | null>>;

/** Variables of a tab's modules that tokens are kept in. */
export interface KeptVariables {
  /** Tells what has changed: nobody else does. */
  look(): void;
  put(tokens: Tokens): void;
}

/** Puts the tokens of a session into the variables that a wrapper keeps them in, and watches these. */
export function keepInVariables(
  bindings: Bindings,
  { access, refreshToken }: Dialect,
  session: Tokens,
  onChange: (place: TokenPlace, value: string | null, before: string | null) => void,
): KeptVariables {
  const homes = { access: access.home, refresh: refreshToken.home };
  const kept = (['access', 'refresh'] as const).flatMap((kind) => {
    const home = homes[kind];
    if (home?.in !== 'binding') return [];
    const slot = slotsOf(bindings).find(
      ({ file, name, path }) => file === home.file && name === home.name && path.join('.') === home.path.join('.'),
    );
    if (!slot) return [];
    slot.set(session[kind]);
    return [{ kind, slot, place: placeOf(home), before: session[kind] }];
  });
  return {
    look() {
      for (const one of kept) {
        const found = one.slot.get();
        const value = typeof found === 'string' && found !== '' ? found : null;
        if (value === one.before) continue;
        onChange(one.place, value, one.before);
        one.before = value;
      }
    },
    put(tokens) {
      for (const { kind, slot } of kept) slot.set(tokens[kind]);
    },
  };
}

type Places = Pick<GlobalParts, 'localStorage' | 'sessionStorage' | 'document'>;

/** Puts a token where code can see it, as a part of the app that was not given does; `null` takes it away. */
export function putToken(home: TokenHome, token: string | null, places: Places): void {
  if (home.in === 'cookie' && !home.httpOnly)
    places.document.cookie = `${home.name}=${token ?? ''}; path=/${token === null ? '; max-age=0' : ''}`;
  if (home.in !== 'localStorage' && home.in !== 'sessionStorage') return;
  const { [home.in]: storage } = places;
  const before: unknown = home.path.length === 0 ? null : JSON.parse(storage.getItem(home.key) ?? '{}');
  if (token === null) storage.removeItem(home.key);
  else storage.setItem(home.key, home.path.length === 0 ? token : JSON.stringify(withValue(before, home.path, token)));
}

/** The token that is in a place of a tab that code can see. */
export function tokenIn(home: TokenHome | null, { localStorage, sessionStorage, document }: Places): string | null {
  switch (home?.in) {
    case 'localStorage':
    case 'sessionStorage': {
      const text = (home.in === 'localStorage' ? localStorage : sessionStorage).getItem(home.key);
      if (text === null || home.path.length === 0) return text;
      const found = valueAt(JSON.parse(text), home.path);
      return typeof found === 'string' ? found : null;
    }
    case 'cookie':
      return new RegExp(`(?:^|; )${home.name}=([^;]*)`).exec(document.cookie)?.[1] ?? null;
    case undefined:
    case 'auth-store':
    case 'state':
    case 'binding':
    case 'module':
      return null;
  }
}
