import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getResponse } from 'msw';
import {
  answerPreflight,
  createHandlers,
  createMemoryVault,
  httpException,
  NEW_BACKEND,
  plainText,
  scenarioIn,
  withCorsHeaders,
} from '../../sim/index.ts';
import type { Answer, BackendOptions, Settings } from '../../sim/index.ts';
import { DOCS_PAGE } from './docsPage.ts';
import { requestOfLine, textOf, toRequest, write } from './httpMessages.ts';
import openapi from './openapi.json' with { type: 'json' };

export interface ServeOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Life of an access token. */
  readonly accessSeconds: number;
  /** Settings of a scenario's server: `{ refresh: '500,normal' }`. */
  readonly answers?: Settings;
  /** Names that it answers to besides those of this machine: `reauth.local`. */
  readonly allowedHosts?: readonly string[];
  /** Answers to force upon paths. */
  readonly faults?: NonNullable<BackendOptions['faults']>;
}

export interface HttpBackend {
  /** The base URL of the API: `http://127.0.0.1:8000/api`. */
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** How long a client may take for its headers, and for all of a request, in milliseconds. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 60_000;

/** uvicorn's. */
const KEEP_ALIVE_MS = 5_000;

/**
 * The fake FastAPI backend as a real HTTP server on the loopback address, its state in memory. Pages of any loopback
 * origin may use it. A request that names another host is refused, as by Starlette's TrustedHostMiddleware: a page whose
 * host was made to mean this machine is no page of this machine.
 *
 * @throws {Error} of Node, with a `code`, when the port cannot be had
 */
export async function serveHttp(options: ServeOptions): Promise<HttpBackend> {
  const { port, accessSeconds, answers = {}, allowedHosts = [], faults } = options;
  const vault = createMemoryVault(NEW_BACKEND);
  const { server: rules } = scenarioIn({ scenario: 'three-at-once', settings: answers });
  const policy = { ...rules, accessSeconds };

  const answer = async (request: Request): Promise<Response> => {
    const { host, hostname } = new URL(request.url);
    if (!isLoopback(hostname) && !allowedHosts.includes(hostname))
      return toResponse(plainText(400, 'Invalid host header'));
    const origin = request.headers.get('origin');
    const allowedOrigins =
      origin !== null && URL.canParse(origin) && isLoopback(new URL(origin).hostname) ? [origin] : [];
    const handlers = createHandlers({
      base: `http://${host}/api`,
      vault,
      policy: () => policy,
      nowMs: Date.now,
      newToken: () => randomBytes(32).toString('base64url'),
      hang: () => new Promise<never>(() => {}),
      allowedOrigins,
      ...(faults && { faults }),
    });
    return (await getResponse(handlers, request)) ?? toResponse(besideTheApi(request, allowedOrigins));
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await toRequest(incoming);
    if (request) return write(await answer(request), outgoing, incoming.method === 'HEAD');
    outgoing.shouldKeepAlive = false;
    return write(toResponse(plainText(413, 'Content Too Large')), outgoing, false);
  };

  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => {
      // What broke off while it was sent has nobody to answer.
      handle(incoming, outgoing).catch(() => outgoing.destroy());
    },
  );
  const answerLine = async (error: NodeJS.ErrnoException & { rawPacket?: Uint8Array }): Promise<string> => {
    const request = error.code === 'HPE_INVALID_METHOD' && error.rawPacket ? requestOfLine(error.rawPacket) : null;
    return textOf(request ? await answer(request) : toResponse(plainText(400, 'Invalid HTTP request received.')));
  };
  server.on('clientError', (failure, socket) => {
    const told = answerLine(failure);
    void told.then((text) => socket.end(text)).catch(() => socket.destroy());
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

/** What FastAPI has outside of the app's own paths: its description, and a page that shows it. */
const DESCRIPTIONS: Readonly<Record<string, Answer>> = {
  '/openapi.json': { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(openapi) },
  '/docs': { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: DOCS_PAGE },
};

function besideTheApi(request: Request, allowedOrigins: readonly string[]): Answer {
  const preflight = answerPreflight(request, allowedOrigins);
  if (preflight) return preflight;
  const described = DESCRIPTIONS[new URL(request.url).pathname];
  const found =
    described && request.method !== 'GET' && request.method !== 'HEAD'
      ? httpException(405, 'Method Not Allowed', { allow: 'GET' })
      : described;
  return withCorsHeaders(found ?? httpException(404, 'Not Found'), request, allowedOrigins);
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
