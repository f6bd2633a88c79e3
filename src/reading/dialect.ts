import type { Dialect, Entry, ProbeSetup, TokenHome } from '../sim/index.ts';
import type { Interpreted } from './interpret.ts';

/** A dialect of which no more is known than where the base query is. */
export function bareDialect(entry: Entry, args: Dialect['args'], standIns: readonly string[]): Dialect {
  return {
    entry,
    args,
    bases: [],
    access: { home: null, carrier: null },
    refreshToken: { home: null },
    refresh: null,
    expiry: null,
    standIns,
    state: [],
  };
}

/** What a probe said, as the world takes it. */
export function dialectOf(
  entry: Entry,
  setup: ProbeSetup,
  { base, access, refreshToken, refresh }: Interpreted,
  standIns: readonly string[],
  state: Dialect['state'],
): Dialect {
  const away = /^(https?:\/\/[^/]+)(\/.*)$/.exec(refresh?.path ?? '');
  const bases = [base === '' ? '/' : base, ...(away ? [away[1] ?? ''] : [])].filter((one) => !isOwn(one));
  const { status } = setup.expired;
  const given = (home: TokenHome | null): TokenHome | null =>
    home?.in === 'module' &&
    !home.use.startsWith('parameter ') &&
    !standIns.some((one) => home.use.startsWith(`${one} `))
      ? { in: 'auth-store' }
      : home;
  return {
    ...bareDialect(entry, setup.args, standIns),
    bases,
    access: { ...access, home: given(access.home) },
    refreshToken: { home: given(refreshToken.home) },
    refresh: refresh && { ...refresh, path: away ? (away[2] ?? '/') : refresh.path },
    expiry: status === 401 ? null : { status, body: status < 400 ? setup.expired.body : null },
    state: state.filter((path) => !isHome(path, access.home) && !isHome(path, refreshToken.home)),
  };
}

/** The lab's own base address, and those of stand-ins, which give it. */
function isOwn(base: string): boolean {
  return base === '/api' || base.endsWith('.stand-in.invalid');
}

function isHome(path: readonly string[], home: TokenHome | null): boolean {
  return home?.in === 'state' && home.path.join('.') === path.join('.');
}
