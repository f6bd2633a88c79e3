/** Texts of requests' bodies, which the platform gives only after a number of tasks: another one in each engine. */
const texts = new WeakMap<Request, string>();

/** Whether a request's body was read, or went on into another request. */
const isBodyUsed = (request: Request): boolean => Reflect.get(Request.prototype, 'bodyUsed', request);

/** The request, whose `text`, `json` and `clone` resolve in microtasks: see `readAnswer.ts`. */
export function withText(request: Request, text: string): Request {
  let isUsed = false;
  const read = (): string => {
    if (isUsed)
      throw new TypeError('Failed to read the request: its body was read already. Clone it before the first time.');
    isUsed = true;
    return text;
  };
  texts.set(request, text);
  return Object.defineProperties(request, {
    text: { value: async () => read() },
    json: { value: async () => JSON.parse(read()) as unknown },
    clone: { value: () => withText(Request.prototype.clone.call(request), text) },
    bodyUsed: { get: () => isUsed || isBodyUsed(request) },
  });
}

/** Streams that are bodies of calls, with the text in them: `null` once it was read. */
const streams = new WeakMap<object, { text: string | null }>();

/** A body that can be read once, as a browser has it. The text in it is given without reading: see `texts`. */
export function streamOf(text: string): ReadableStream {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  streams.set(stream, { text });
  return stream;
}

/**
 * What a request is made of where its body is a stream of a call: the text in it. Any other body is given as it is.
 *
 * @throws {TypeError} as a browser does, when the stream was read before
 */
export function readOnce(body: unknown): unknown {
  const stream = typeof body === 'object' && body !== null ? streams.get(body) : undefined;
  if (!stream) return body;
  const { text } = stream;
  if (text === null || (body instanceof ReadableStream && body.locked))
    throw new TypeError("Failed to construct 'Request': Response body object should not be disturbed or locked");
  stream.text = null;
  if (body instanceof ReadableStream) void body.cancel();
  return text;
}

/** The same of the second argument of a `fetch`. */
export function initOnce<Init extends { readonly body?: unknown }>(init: Init): Init {
  const body = readOnce(init.body);
  return body === init.body ? init : { ...init, body };
}

/**
 * A request whose body was read, with it again, for a server: nobody can abort it there. Its clones are made like itself:
 * to clone a native body takes Chromium a millisecond, which is half of what a run with a refresh takes. A request that
 * is made from another one follows its signal, and in Node holds on to it for longer than a run.
 */
export function withBytes({ url, method, headers, credentials }: Request, bytes: ArrayBuffer): Request {
  const anew = (): Request =>
    Object.defineProperty(new Request(url, { method, headers, credentials, body: bytes }), 'clone', { value: anew });
  return anew();
}

/** The text of what a request is made from, where it is known without reading. */
export function textOfRequest(input: RequestInfo | URL, init?: RequestInit): string | undefined {
  if (init?.body !== undefined && init.body !== null) return typeof init.body === 'string' ? init.body : undefined;
  return input instanceof Request ? texts.get(input) : '';
}
