import { CookieJar } from 'tough-cookie';
import type { Cookie } from 'tough-cookie';
import type { TraceCookie } from '../trace.ts';
import { ORIGIN } from './worldAddress.ts';

/** A cookie that came in or was taken out. */
export interface CookieChange {
  readonly name: string;
  /** `null` for one that is gone. */
  readonly value: string | null;
  readonly before: string | null;
}

/** The cookies of a browser, by RFC 6265: shared by its tabs. */
export interface Cookies {
  /** Those that go with a request to the backend. */
  sent(): readonly TraceCookie[];
  /** What an answer sets, as `Set-Cookie` has it. */
  receive(setCookie: string): CookieChange | null;
  /** `document.cookie` of a tab: what is `HttpOnly` is not in it, and cannot be written by it. */
  documentOf(onChange: (change: CookieChange) => void): { cookie: string };
}

/** A jar with no cookies in it. Time is the thread's, which during a run is the world's. */
export function createCookies(): Cookies {
  // Most wrappers have none: the jar is made for those that do.
  let jar: CookieJar | null = null;
  const cookies = (http: boolean): readonly Cookie[] => jar?.getCookiesSync(`${ORIGIN}/`, { http }) ?? [];
  const put = (text: string, http: boolean): CookieChange | null => {
    jar ??= new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
    const name = (/^\s*([^=;]*)/.exec(text)?.[1] ?? '').trim();
    const valueOf = (): string | null => cookies(true).find((one) => one.key === name)?.value ?? null;
    const before = valueOf();
    jar.setCookieSync(text, `${ORIGIN}/`, { http, ignoreError: true });
    const value = valueOf();
    return value === before ? null : { name, value, before };
  };
  return {
    sent: () => cookies(true).map(({ key, value, httpOnly }) => ({ name: key, value, httpOnly })),
    receive: (text) => put(text, true),
    documentOf: (onChange) => ({
      get cookie() {
        return cookies(false)
          .map(({ key, value }) => `${key}=${value}`)
          .join('; ');
      },
      set cookie(text: string) {
        const change = put(String(text), false);
        if (change) onChange(change);
      },
    }),
  };
}

/** What a `Set-Cookie` says. */
export function cookieIn(setCookie: string): TraceCookie {
  const [pair = '', ...rest] = setCookie.split(';');
  const at = pair.indexOf('=');
  const httpOnly = rest.some((part) => part.trim().toLowerCase() === 'httponly');
  return { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim(), httpOnly };
}
