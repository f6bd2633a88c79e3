/**
 * The token that FastAPI's OAuth2PasswordBearer finds in an `Authorization` header: `''` for a bearer without one,
 * `null` when there is no header or its scheme is another.
 */
export function bearerTokenOf(request: Request): string | null {
  const header = request.headers.get('authorization') ?? '';
  const space = header.indexOf(' ');
  const scheme = space < 0 ? header : header.slice(0, space);
  if (scheme.toLowerCase() !== 'bearer') return null;
  return space < 0 ? '' : header.slice(space).trim();
}
