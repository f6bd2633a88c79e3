import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { getResponse } from 'msw';
import { createHandlers, createMemoryVault, NEW_BACKEND, scenarioIn } from '../sim/index.ts';
import type { BackendOptions, Settings } from '../sim/index.ts';

export interface ServeOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Life of an access token. */
  readonly accessSeconds: number;
  /** Settings of a scenario's server: `{ refresh: '500,normal' }`. */
  readonly answers?: Settings;
  /** Answers to force upon paths. */
  readonly faults?: NonNullable<BackendOptions['faults']>;
}

export interface HttpBackend {
  /** The base URL of the API: `http://127.0.0.1:8000/api`. */
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * The fake FastAPI backend as a real HTTP server on the loopback address, its state in memory. Pages of any loopback
 * origin may use it.
 *
 * @throws {Error} of Node, with a `code`, when the port cannot be had
 */
export async function serveHttp({ port, accessSeconds, answers = {}, faults }: ServeOptions): Promise<HttpBackend> {
  const vault = createMemoryVault(NEW_BACKEND);
  const { server: rules } = scenarioIn({ scenario: 'three-at-once', settings: answers });
  const policy = { ...rules, accessSeconds };

  const answer = async (request: Request): Promise<Response | undefined> => {
    const origin = request.headers.get('origin');
    const handlers = createHandlers({
      vault,
      policy: () => policy,
      nowMs: Date.now,
      newToken: () => randomBytes(32).toString('base64url'),
      hang: () => new Promise<never>(() => {}),
      allowedOrigins: origin !== null && isLoopback(origin) ? [origin] : [],
      ...(faults && { faults }),
    });
    return getResponse(handlers, request);
  };

  const server = createServer((incoming, outgoing) => {
    toRequest(incoming)
      .then(answer)
      .then((response) => write(response ?? notFound(), outgoing))
      .catch((error: unknown) => {
        outgoing.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
        outgoing.end(error instanceof Error ? error.message : 'Bad Request');
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${HOST}:${taken}/api`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What is outside of the API is nobody's, as in a FastAPI app with a prefix. */
function notFound(): Response {
  return Response.json({ detail: 'Not Found' }, { status: 404 });
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const sent = await buffer(incoming);
  const body = method === 'GET' || method === 'HEAD' || sent.length === 0 ? null : new Uint8Array(sent);
  return new Request(new URL(url, `http://${incoming.headers.host ?? HOST}`), { method, headers, body });
}

async function write(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
