import { type Answer, plainText } from './answer.ts';

const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY'];

const PREFLIGHT_HEADERS = {
  vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  'access-control-allow-methods': ALL_METHODS.join(', '),
  'access-control-max-age': '600',
  'access-control-allow-credentials': 'true',
};

// Both functions are Starlette's CORSMiddleware with `allow_credentials=True`, `allow_methods=["*"]` and
// `allow_headers=["*"]`. It answers, and leaves it to the browser to enforce what it said.

/** The middleware's own answer when the request is a preflight; else `null`, and the app answers. */
export function answerPreflight(request: Request, allowedOrigins: readonly string[]): Answer | null {
  if (request.method !== 'OPTIONS') return null;
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (origin === null || method === null) return null;

  const originAllowed = allowedOrigins.includes(origin);
  const failures: string[] = [];
  if (!originAllowed) failures.push('origin');
  if (!ALL_METHODS.includes(method)) failures.push('method');
  if (request.headers.has('access-control-request-private-network')) failures.push('private-network');

  const wantedHeaders = request.headers.get('access-control-request-headers');
  const headers = {
    ...PREFLIGHT_HEADERS,
    ...(originAllowed && { 'access-control-allow-origin': origin }),
    ...(wantedHeaders !== null && { 'access-control-allow-headers': wantedHeaders }),
  };
  if (failures.length > 0) return plainText(400, `Disallowed CORS ${failures.join(', ')}`, headers);
  return plainText(200, 'OK', headers);
}

/** The app's answer with the headers that the middleware adds on the way out. */
export function withCorsHeaders(answer: Answer, request: Request, allowedOrigins: readonly string[]): Answer {
  if (answer.outsideCors) return answer;
  const origin = request.headers.get('origin');
  return {
    ...answer,
    headers: {
      ...answer.headers,
      vary: 'Origin',
      ...(origin !== null && { 'access-control-allow-credentials': 'true' }),
      ...(origin !== null && allowedOrigins.includes(origin) && { 'access-control-allow-origin': origin }),
    },
  };
}
