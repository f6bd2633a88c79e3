import type { Carrier } from '../../source/dialect.ts';

/** What of a request may carry a token, beside its body. */
export interface Carrying {
  readonly request: Request;
  /** By name. */
  readonly cookies: Readonly<Record<string, string>>;
}

/** A token that a header or a cookie of a request carries; `null` where there is none. */
export function tokenOf(carrier: Carrier, { request, cookies }: Carrying): string | null {
  if (carrier.in === 'cookie') return cookies[carrier.name] ?? null;
  if (carrier.in !== 'header') return null;
  const value = request.headers.get(carrier.name);
  if (value === null) return null;
  const prefix = carrier.prefix.trim().toLowerCase();
  if (!value.toLowerCase().startsWith(prefix)) return null;
  return value.slice(prefix.length).trim();
}

/** As `response.set_cookie(name, token, httponly=True, samesite="lax")` writes it. */
export function cookieOf(name: string, token: string): string {
  return `${name}=${token}; HttpOnly; Path=/; SameSite=lax`;
}

/** As `response.delete_cookie(name)` writes it. */
export function clearedCookie(name: string): string {
  return `${name}=; HttpOnly; Max-Age=0; Path=/; SameSite=lax`;
}
