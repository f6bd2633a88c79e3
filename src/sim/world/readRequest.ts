/** Texts of requests' bodies, which the platform gives only after a number of tasks: another one in each engine. */
const texts = new WeakMap<Request, string>();

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
    bodyUsed: { get: () => isUsed },
  });
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
