/** An answer whose body was read before the app gets it. */
export interface ArrivedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: string;
  readonly url: string;
}

/** Reads a handler's response to the end. */
export async function readAnswer(response: Response, url: string): Promise<ArrivedAnswer> {
  const { status, statusText, headers } = response;
  return { status, statusText, headers, url, body: await response.text() };
}

/**
 * A `Response` whose `text`, `json` and `clone` resolve in microtasks. Reading a native one takes tasks, a different
 * number of them in each engine, and then the same run gives different results: see `settle.ts`.
 *
 * It is one by its prototype only: to construct a native response, and another for each `clone`, would be a good part
 * of what a run costs.
 */
export class ReadResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  readonly redirected = false;
  readonly type = 'basic';
  readonly #text: string;
  #used = false;

  private constructor(answer: ArrivedAnswer) {
    this.status = answer.status;
    this.statusText = answer.statusText;
    this.headers = answer.headers;
    this.url = answer.url;
    this.#text = answer.body;
  }

  /** The answer as code under study sees it. */
  static of(answer: ArrivedAnswer): Response {
    return new ReadResponse(answer) as unknown as Response;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  /** A stream whose source is code: one over a native body takes the tasks it takes. */
  get body(): ReadableStream | null {
    const bytes = new TextEncoder().encode(this.#text);
    return new ReadableStream({
      start(controller) {
        if (bytes.length > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
  }

  async text(): Promise<string> {
    return this.#read();
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#read()) as unknown;
  }

  async bytes(): Promise<Uint8Array> {
    return new TextEncoder().encode(this.#read());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.#read()).buffer;
  }

  async blob(): Promise<Blob> {
    const text = this.#read();
    const blob = new Blob([text], { type: this.headers.get('content-type') ?? '' });
    return Object.defineProperty(blob, 'text', { value: async () => text });
  }

  clone(): Response {
    if (this.#used) throw new TypeError('Failed to clone the response: its body was read. Clone it before reading it.');
    const { status, statusText, headers, url } = this;
    return ReadResponse.of({ status, statusText, headers, url, body: this.#text });
  }

  #read(): string {
    if (this.#used)
      throw new TypeError('Failed to read the response: its body was read already. Clone it before the first time.');
    this.#used = true;
    return this.#text;
  }
}

Object.setPrototypeOf(ReadResponse.prototype, Response.prototype);
