import type { IncomingMessage, ServerResponse } from 'node:http';

/** No body of the API is nearly as long. FastAPI itself has no limit, and no memory is large enough for that. */
const LONGEST_BODY = 1_048_576;

/** Methods that `Request` takes from nobody. No path knows one of them. */
const FORBIDDEN_METHOD = /^(?:connect|trace|track)$/i;
const NO_METHOD = 'UNLINK';

/** A path that nobody has. */
const NOBODYS = '/-';

/**
 * A request as the handlers take it. As Starlette reads one: of two headers with one name the first counts, and a path is
 * what was sent, with its dots.
 *
 * @returns `null` when its body is longer than 1 MB
 */
export async function toRequest(incoming: IncomingMessage): Promise<Request | null> {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).map(([name, values]): [string, string] => [name, values?.[0] ?? '']);
  const body = await bodyOf(incoming);
  if (body === null) return null;
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(targetOf(url), `http://${incoming.headers.host ?? ''}`), {
    method: FORBIDDEN_METHOD.test(method) ? NO_METHOD : method,
    headers,
    ...(hasBody && { body }),
  });
}

/** A request of which no more can be told than its first line, because Node does not know its method. */
export function requestOfLine(packet: Uint8Array): Request | null {
  const [, url] = /^[\w!#$%&'*+.^`|~-]+ (\S+) HTTP\/1\.[01]\r\n/.exec(new TextDecoder('latin1').decode(packet)) ?? [];
  return url === undefined ? null : new Request(new URL(targetOf(url), 'http://localhost'), { method: NO_METHOD });
}

function targetOf(url: string): string {
  const [path = '', query] = url.split(/(?=\?)/);
  const isOwn = path.startsWith('/') && !path.startsWith('//') && !/\\|\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path);
  return `${isOwn ? path : NOBODYS}${query ?? ''}`;
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST_BODY) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Sends an answer whole, with its length. One that never came over the network cuts the connection. */
export async function write(response: Response, outgoing: ServerResponse, isHead: boolean): Promise<void> {
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const sized = response.status !== 204 && response.status !== 304 && !isHead;
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(sized && { 'content-length': body.length }),
  });
  outgoing.end(body);
}

/** The same without Node's help, at the end of a connection. */
export async function textOf(response: Response): Promise<string> {
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const length = new TextEncoder().encode(body).length;
  return [`HTTP/1.1 ${response.status} `, ...headers, `content-length: ${length}`, 'connection: close', '', body].join(
    '\r\n',
  );
}
