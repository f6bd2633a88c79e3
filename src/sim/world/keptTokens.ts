import type { Dialect, TokenHome } from '../source/dialect.ts';
import type { Generation, TokenPlace, TraceEvent } from '../trace.ts';
import { slotsOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import type { GlobalParts } from './globals.ts';
import { valueAt, withValue } from './ownState.ts';
import type { Recorder } from './recorder.ts';
import { placeOf } from './standInApp.ts';
import type { TokenRegistry } from './tokenWatch.ts';

type Kind = 'access' | 'refresh';

/** Tokens in the memory of a tab. */
export type Tokens = Readonly<Record<Kind, string | null>>;

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

/**
 * The tokens that are in memory when a tab has been loaded anew: none, and what is lost is recorded. What stands in for a
 * module of the app that was not given goes on with what it held, since such a module may keep it anywhere.
 *
 * @param begins what a tab held in memory as it opened
 */
export function tokensAfterReload(
  tab: number,
  parts: {
    readonly homes: Readonly<Record<Kind, TokenHome | null>>;
    readonly begins: Readonly<Record<Kind, Generation>>;
    readonly recorder: Pick<Recorder, 'events' | 'record'>;
    readonly tokens: Pick<TokenRegistry, 'valueOf'>;
  },
): Tokens {
  const after = (kind: Kind): string | null => {
    const home = parts.homes[kind];
    if (home?.in !== 'state' && home?.in !== 'binding' && home?.in !== 'module') return null;
    const place = placeOf(home);
    const isChange = (event: TraceEvent): boolean =>
      (event.type === 'token-stored' || event.type === 'token-cleared') &&
      event.tab === tab &&
      event.place === place &&
      event.kind === kind;
    const last = parts.recorder.events.findLast(isChange);
    const held = last === undefined ? parts.begins[kind] : last.type === 'token-stored' ? last.generation : null;
    if (home.in === 'module') return parts.tokens.valueOf(kind, held);
    if (held !== null) parts.recorder.record({ type: 'token-cleared', tab, place, kind });
    return null;
  };
  return { access: after('access'), refresh: after('refresh') };
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
